using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>
/// Roles knock at every closed door: a plain run sends to each one that may pass and one that may not, a full run every role. Too slow
/// for the quick loop.
/// </summary>
public class RoleTests
{
    private const int SideBySide = 4;

    [Fact]
    public async Task Each_role_gets_through_the_doors_of_its_column_and_no_other()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, [("Entente:Limits:ApiRequestsPerMinute", "100000")]);
        var table = house.Services.GetRequiredService<RoleTable>();
        var knocks = Knocks(Doors.Of(house).Where(door => Doors.Permissions(door).Count > 0), table);
        var wrong = new ConcurrentBag<string>();
        foreach (var byRole in knocks.GroupBy(knock => knock.Role))
        {
            var role = byRole.Key;
            using var person = await house.SignIn($"demo-{role.Code}");
            using var program = house.WithToken(await house.Token($"demo-{role.Code}"));
            await Parallel.ForEachAsync(byRole, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (knock, stop) =>
            {
                var (door, method) = (knock.Door, knock.Method);
                var address = new Uri(Doors.Walk(door, (_, name) => Anything(door, name)), UriKind.Relative);
                using var ask = new HttpRequestMessage(new(method), address) { Content = method == "GET" ? null : Body(door) };
                using var answer = await (Doors.IsApi(door) ? program : person.Http).SendAsync(ask, stop);
                if (await WasTurnedAway(answer, Doors.IsApi(door)) == Opens(door, role, table))
                    wrong.Add($"{method} {address} {(Opens(door, role, table) ? "turned away" : "let in")} {role.Code} with {(int)answer.StatusCode}");
            });
        }

        Offences.None(wrong);
        Assert.All(table.Roles, role => Assert.True(knocks.Count(knock => knock.Role == role) >= 10, $"{role.Code} knocked at less than ten doors"));
        Assert.True(knocks.Count > (Sample.IsEverything ? 9 * 60 : 2 * 60), $"only {knocks.Count} knocks");
    }

    // The roles take turns, so that none always knocks at the same kind of door.
    private static List<(RouteEndpoint Door, string Method, Role Role)> Knocks(IEnumerable<RouteEndpoint> doors, RoleTable table)
    {
        var knocks = new List<(RouteEndpoint, string, Role)>();
        var turn = 0;
        foreach (var door in doors)
        {
            // A page takes a form by the same door, behind the check of its hidden token: its GET stands for both.
            foreach (var method in Doors.IsApi(door) ? Doors.Methods(door) : Doors.Methods(door).Where(method => method == "GET"))
            {
                turn++;
                foreach (var alike in table.Roles.GroupBy(role => Opens(door, role, table)).Select(group => group.ToList()))
                    knocks.AddRange((Sample.IsEverything ? alike : [alike[turn % alike.Count]]).Select(role => (door, method, role)));
            }
        }

        return knocks;
    }

    private static bool Opens(RouteEndpoint door, Role role, RoleTable table) => Doors.Permissions(door).All(permission => table.Allows(role, permission));

    // A value that fits and finds nothing.
    private static string Anything(RouteEndpoint door, string parameter) =>
        door.RoutePattern.GetParameter(parameter)!.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString() : "1";

    // Of the kind that the route takes: another kind is refused before anybody is asked for a role.
    private static HttpContent Body(RouteEndpoint door) => door.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts && accepts.ContentTypes.Contains("multipart/form-data")
        ? new MultipartFormDataContent { { new StringContent("x"), "title" } }
        : new StringContent("{}", Encoding.UTF8, "application/json");

    private static async Task<bool> WasTurnedAway(HttpResponseMessage answer, bool isApi) => isApi
        ? answer.StatusCode == HttpStatusCode.Forbidden && (await answer.Content.ReadAsStringAsync()).Contains("platform.not-permitted", StringComparison.Ordinal)
        : answer.StatusCode == HttpStatusCode.Forbidden;
}
