using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>
/// Every route to something of a joint action, times every role, times the edition and handling of the action: whoever may not see it
/// is told that there is no such thing, by each route in the same way. A plain run asks each route as one who may see the action and as
/// one who may not, the roles taking turns; a full run as everybody.
/// </summary>
public class EditionTests
{
    private const string Slug = "jams-2-0";

    // What exists in the demo, by the word before it in the address. A route with a new parameter needs a line here.
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["/language"] = "en",
        ["ja/slug"] = Slug, ["actions/slug"] = Slug, ["public/slug"] = Slug,
        ["wp/number"] = "5", ["work-packages/number"] = "5", ["plan/number"] = "T5.1", ["print/format"] = "pdf", ["export/format"] = "xlsx", ["csv/figure"] = "status", ["deliverables/number"] = "D5.1", ["milestones/number"] = "MS1", ["tasks/number"] = "T5.1", ["meetings/number"] = "M1", ["baselines/baseline"] = "1",
    };

    // The rule of who may see what, once more by hand: for everybody, for those of national authorities, for who has a part in the action.
    private static readonly Func<string, bool> Everybody = _ => true, National = DemoAccounts.IsNational, Team = name => DemoAccounts.HasPartIn(Slug, name), Nobody = _ => false;

    public static TheoryData<Edition, Handling, bool, string, bool> Cases => new()
    {
        { Edition.Public, Handling.Clear, false, nameof(Everybody), true },
        { Edition.Public, Handling.Green, false, nameof(National), false },
        { Edition.Network, Handling.Amber, true, nameof(Everybody), false },
        { Edition.Network, Handling.AmberStrict, true, nameof(Team), false },
        { Edition.Restricted, Handling.Amber, true, nameof(Team), false },
        { Edition.Restricted, Handling.Red, true, nameof(Nobody), false },
        { Edition.Restricted, Handling.Clear, false, nameof(Nobody), false },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task No_route_tells_of_an_action_to_somebody_who_may_not_see_it(
        Edition edition, Handling handling, bool teamIsNamed, string seenBy, bool seenByPublic)
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, [("Entente:Limits:ApiRequestsPerMinute", "100000")]);
        var samples = new Dictionary<string, string>(Samples, StringComparer.Ordinal);
        foreach (var (place, made) in await Furnish(house))
            samples[place] = made;
        var changed = await house.Database.Execute(
            $"""UPDATE actions_joint_action SET "Edition" = '{edition}', "Handling" = '{handling}', "Audience" = '{(teamIsNamed ? $" action:{Slug} " : "")}' WHERE "Slug" = '{Slug}'""");
        Assert.Equal(1, changed);
        var table = house.Services.GetRequiredService<RoleTable>();
        var sees = seenBy switch { nameof(Everybody) => Everybody, nameof(National) => National, nameof(Team) => Team, _ => Nobody };
        var routes = Doors.Of(house).Where(door => Doors.Methods(door).Contains("GET", StringComparer.Ordinal) && door.RoutePattern.Parameters.Any(one => one.Name.Equals("slug", StringComparison.OrdinalIgnoreCase))).ToList();
        var wrong = new List<string>();

        Assert.True(routes.Count > 10, $"only {routes.Count} routes of an action were found");
        var closed = routes.Where(door => !Doors.IsOpen(door)).ToList();
        foreach (var role in table.Roles)
        {
            using var person = await house.SignIn($"demo-{role.Code}");
            using var program = house.WithToken(await house.Token($"demo-{role.Code}"));
            foreach (var door in closed.Where((door, at) => Askers(door, at).Contains(role)))
                await Try(Doors.IsApi(door) ? program : person.Http, door, role.Code, sees($"demo-{role.Code}"));
        }

        using var visitor = house.Visitor();
        foreach (var door in routes.Where(Doors.IsOpen))
            await Try(visitor.Http, door, "a visitor", seenByPublic);
        Offences.None(wrong);

        IEnumerable<Role> Askers(RouteEndpoint door, int at) => table.Roles
            .Where(role => Doors.Permissions(door).All(permission => table.Allows(role, permission)))
            .GroupBy(role => sees($"demo-{role.Code}"))
            .SelectMany(alike => Sample.IsEverything ? alike.ToList() : [alike.ElementAt(at % alike.Count())]);

        async Task Try(HttpClient asker, RouteEndpoint door, string who, bool sees)
        {
            var address = Doors.Walk(door, (before, name) => samples.TryGetValue($"{before}/{name}", out var sample)
                ? sample
                : throw new Xunit.Sdk.XunitException($"{Doors.Address(door)}: add a sample for {before}/{name}"));
            using var answer = await asker.GetAsync(new Uri(address, UriKind.Relative));
            var body = await answer.Content.ReadAsStringAsync();
            // Who sees a meeting and is not invited is told so.
            var uninvited = body.Contains("urn:entente:problem:actions.not-invited", StringComparison.Ordinal);
            // So is who may plan elsewhere in the action, but not here.
            if (sees != (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Forbidden || uninvited))
                wrong.Add($"{address} answered {(int)answer.StatusCode} to {who}");
            if (!sees && body.Contains("Reinforced Market Surveillance", StringComparison.Ordinal))
                wrong.Add($"{address} told {who} the title");
        }
    }

    // What the demo's action lacks, or names by an identifier of its own.
    private static async Task<Dictionary<string, string>> Furnish(House house)
    {
        const string Action = $"/api/v1/actions/{Slug}";
        using var program = house.WithToken(await house.Token("demo-coordinator"));
        using var written = await program.PostAsJsonAsync($"{Action}/deliverables/D5.1/comments", new { text = "Well done" });
        var comment = JsonNode.Parse(await written.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
        (await program.PostAsJsonAsync($"{Action}/participants", new { country = "AT", agency = "AGES", role = "participant" })).EnsureSuccessStatusCode();
        (await program.PostAsJsonAsync($"{Action}/work-packages/5/contributors", new { country = "AT", agency = "AGES" })).EnsureSuccessStatusCode();
        var action = JsonNode.Parse(await program.GetStringAsync(new Uri(Action, UriKind.Relative)))!;
        var package = action["workPackages"]!.AsArray().Single(one => (int)one!["number"]! == 5)!;
        return new(StringComparer.Ordinal)
        {
            ["comments/comment"] = Id(comment), ["participants/participant"] = Id(action["participants"]![0]!), ["contributors/contributor"] = Id(package["contributors"]![0]!),
            ["leads/term"] = Id(package["leads"]![0]!), ["coordinators/term"] = Id(action["leads"]![0]!),
        };

        static string Id(JsonNode made) => (string)made["id"]!;
    }
}
