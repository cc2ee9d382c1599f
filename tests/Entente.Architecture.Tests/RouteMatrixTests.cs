using System.Net;
using System.Text;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>
/// Who gets through which door: every route and method times every role. The sheet is committed, so that a new route or a wider
/// permission is a line in a review; and each cell is tried through HTTP.
/// </summary>
public class RouteMatrixTests
{
    private const string Page = "docs/doors.md";

    [Fact]
    public async Task The_sheet_of_doors_is_the_one_that_the_house_makes()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        var written = Written(house);
        var file = Repository.File(Page);
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE") == "1")
            await File.WriteAllTextAsync(file, written);

        Assert.True(File.Exists(file) && await File.ReadAllTextAsync(file) == written,
            $"{Page} is out of date: a route or a permission changed. Write it with ENTENTE_WRITE=1 ./test.sh --quick and look at the difference.");
    }

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

    [Fact]
    public void The_sheet_tells_roles_apart()
    {
        var table = new RoleTable([new("board.read", "Reads.", Roles.Officer), new("board.keep", "Keeps.", Roles.Officer, Roles.Coordinator)]);

        Assert.Equal("officer", Who(["board.read", "board.keep"], table));
        Assert.Equal("officer, coordinator", Who(["board.keep"], table));
        Assert.Equal("nobody", Who(["board.burn"], table));
        Assert.Equal("every role", Who([], table));
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

    private static string Written(House house)
    {
        var table = house.Services.GetRequiredService<RoleTable>();
        var rows = Doors.Of(house)
            .SelectMany(door => Doors.Methods(door).Select(method => (Address: Doors.Address(door), Method: method, Door: door)))
            .OrderBy(row => row.Address, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal)
            .Select(row => $"| {row.Method} | `{row.Address}` | {Asked(row.Door)} | {(Doors.IsOpen(row.Door) ? "everybody" : Who(Doors.Permissions(row.Door), table))} |")
            .Distinct(StringComparer.Ordinal);
        return $"""
            # Doors

            Every page and route, what it asks for and which roles hold that, in some scope. What a role may do to one thing, and what
            of it may be seen, is decided inside. Made from the running house by a test, which tries every cell: do not edit.

            | Method | Address | Asks for | Who gets through |
            |---|---|---|---|
            {string.Join('\n', rows)}

            """.ReplaceLineEndings("\n");
    }

    private static string Asked(RouteEndpoint door) =>
        Doors.IsOpen(door) ? "nothing" : Doors.Permissions(door) is { Count: > 0 } asked ? string.Join(", ", asked.Select(one => $"`{one}`")) : "an account";

    private static string Who(IReadOnlyList<string> permissions, RoleTable table)
    {
        var roles = Roles.All.Where(role => permissions.All(permission => table.Allows(role, permission))).Select(role => role.Code).ToList();
        return roles.Count == Roles.All.Count ? "every role" : roles.Count == 0 ? "nobody" : string.Join(", ", roles);
    }
}
