using System.Net;
using System.Text;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>Each role knocks at every closed door; too slow for the quick loop.</summary>
public class RoleTests
{
    [Fact]
    public async Task Each_role_gets_through_the_doors_of_its_column_and_no_other()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, [("Entente:Limits:ApiRequestsPerMinute", "100000")]);
        var table = house.Services.GetRequiredService<RoleTable>();
        var closed = Doors.Of(house).Where(door => Doors.Permissions(door).Count > 0).ToList();
        var wrong = new List<string>();
        var tried = 0;
        foreach (var role in Roles.All)
        {
            using var person = await house.SignIn($"demo-{role.Code}");
            using var program = house.WithToken(await house.Token($"demo-{role.Code}"));
            foreach (var door in closed)
            {
                // A page takes a form by the same door, behind the check of its hidden token: its GET stands for both.
                foreach (var method in Doors.IsApi(door) ? Doors.Methods(door) : Doors.Methods(door).Where(method => method == "GET"))
                {
                    tried++;
                    var address = new Uri(Doors.Walk(door, (_, name) => Anything(door, name)), UriKind.Relative);
                    using var ask = new HttpRequestMessage(new(method), address) { Content = method == "GET" ? null : Body(door) };
                    using var answer = await (Doors.IsApi(door) ? program : person.Http).SendAsync(ask);
                    var allowed = Doors.Permissions(door).All(permission => table.Allows(role, permission));
                    if (await WasTurnedAway(answer, Doors.IsApi(door)) == allowed)
                        wrong.Add($"{method} {address} {(allowed ? "turned away" : "let in")} {role.Code} with {(int)answer.StatusCode}");
                }
            }
        }

        Offences.None(wrong);
        Assert.True(tried > 9 * 60, $"only {tried} doors were tried");
    }

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
