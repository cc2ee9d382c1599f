using System.Net;
using Entente.Platform.Access;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>
/// Every kind of things that not everybody may see, found by its declaration: one thing of the demo is opened and closed, and asked for at
/// each door that its address leads to, and by searching. A new room needs no line here; its demo needs one thing of each kind.
/// </summary>
public class ThingEditionTests
{
    // What the API calls otherwise than the pages: the same thing is asked for at both.
    private static readonly (string Page, string Api)[] Words = [("ja", "actions"), ("wp", "work-packages"), ("plan", "tasks")];

    [Theory]
    [InlineData(Edition.Public, Handling.Clear, true)]
    [InlineData(Edition.Restricted, Handling.Amber, false)]
    [InlineData(Edition.Network, Handling.Red, false)]
    public async Task A_thing_is_there_for_those_who_may_see_it_and_for_nobody_else(Edition edition, Handling handling, bool seen)
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite, [("Entente:Limits:ApiRequestsPerMinute", "100000")]);
        var table = house.Services.GetRequiredService<RoleTable>();
        var doors = Doors.Of(house).Where(door => !Doors.IsOpen(door) && Doors.Methods(door).Contains("GET", StringComparer.Ordinal)).ToList();
        var kinds = house.Services.GetRequiredService<ThingKinds>().All.Where(kind => typeof(IVisible).IsAssignableFrom(kind.Thing)).ToList();
        var wrong = new List<string>();
        // Each role signs in once: a house takes only so many attempts a minute, and a full run makes hundreds of questions.
        Dictionary<string, Reader> persons = [];
        Dictionary<string, HttpClient> programs = [];
        Assert.True(kinds.Count >= 5);
        await Attach(house);

        foreach (var kind in kinds)
        {
            if (await Sampled(house, kind, edition, handling) is not var (href, title))
            {
                wrong.Add($"{kind.Name}: the demo has none, so nobody tries who may see one");
                continue;
            }

            var leading = Leading(doors, href);
            if (leading.Count == 0)
                wrong.Add($"{kind.Name}: no door leads to {href}");
            for (var at = 0; at < leading.Count; at++)
            {
                var (door, address) = leading[at];
                foreach (var role in Askers(door, at, kind.Permission))
                    await Try(role, door, address, title);
            }

            foreach (var role in Askers(null, kinds.IndexOf(kind), kind.Permission))
            {
                var found = await (await Person(role)).Http.GetStringAsync(new Uri($"/search?q={Uri.EscapeDataString(title)}&kind={kind.Name}", UriKind.Relative));
                if (found.Contains($"href=\"{href}\"", StringComparison.Ordinal) != seen)
                    wrong.Add($"{role.Code} {(seen ? "does not find" : "finds")} {href} by searching");
            }
        }

        foreach (var client in persons.Values.Cast<IDisposable>().Concat(programs.Values))
            client.Dispose();
        Offences.None(wrong);

        IEnumerable<Role> Askers(RouteEndpoint? door, int at, string permission)
        {
            var able = table.Roles.Where(role => (door is null ? [] : Doors.Permissions(door)).Append(permission).All(one => table.Allows(role, one))).ToList();
            return Sample.IsEverything || able.Count == 0 ? able : [able[at % able.Count]];
        }

        async Task Try(Role role, RouteEndpoint door, string address, string title)
        {
            using var answer = await (Doors.IsApi(door) ? await Program(role) : (await Person(role)).Http).GetAsync(new Uri(address, UriKind.Relative));
            var body = await answer.Content.ReadAsStringAsync();
            if (seen != (answer.StatusCode == HttpStatusCode.OK))
                wrong.Add($"{address} answered {(int)answer.StatusCode} to {role.Code}");
            if (!seen && body.Contains(WebUtility.HtmlEncode(title), StringComparison.Ordinal))
                wrong.Add($"{address} told {role.Code} the title");
        }

        async Task<Reader> Person(Role role) =>
            persons.TryGetValue(role.Code, out var person) ? person : persons[role.Code] = await house.SignIn($"demo-{role.Code}");

        async Task<HttpClient> Program(Role role) =>
            programs.TryGetValue(role.Code, out var program) ? program : programs[role.Code] = house.WithToken(await house.Token($"demo-{role.Code}"));
    }

    // The demo has no files.
    private static async Task Attach(House house)
    {
        using var program = house.WithToken(await house.Token("demo-coordinator"));
        using var form = new MultipartFormDataContent { { new StringContent("Tried by its reader"), "title" }, { new ByteArrayContent("A;B"u8.ToArray()), "file", "tried.csv" } };
        using var attached = await program.PostAsync(new Uri("/api/v1/actions/jams-2-0/deliverables/D5.1/documents", UriKind.Relative), form);
        attached.EnsureSuccessStatusCode();
    }

    // One of its kind that all may see, saved again as asked, with nobody named.
    private static Task<(string Href, string Title)?> Sampled(House house, ThingKind kind, Edition edition, Handling handling) => house.Inside<(string Href, string Title)?>(async services =>
    {
        var item = await services.GetRequiredService<PlatformDb>().Set<SearchItem>().AsNoTracking().Include(one => one.Text).Where(one => one.Kind == kind.Name)
            .OrderBy(one => one.Id).FirstOrDefaultAsync();
        if (item is null)
            return null;
        var db = (RoomDb)services.GetRequiredService(kind.Store);
        var all = (IQueryable<Entity>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(kind.Thing).Invoke(db, null)!;
        var thing = (await all.ToListAsync()).Single(one => kind.KeyOf(one) == item.Key);
        db.Entry(thing).Property(nameof(IVisible.Edition)).CurrentValue = edition;
        db.Entry(thing).Property(nameof(IVisible.Handling)).CurrentValue = handling;
        db.Entry(thing).Property(nameof(IVisible.Audience)).CurrentValue = "";
        Assert.Null(await db.Save(CancellationToken.None));
        return (item.Text.Href, item.Text.Title.ToString());
    });

    // The page at the address, and every other door that asks for nothing but what stands in that address and for this very thing.
    private static List<(RouteEndpoint Door, string Address)> Leading(List<RouteEndpoint> doors, string href)
    {
        foreach (var page in doors.Where(door => door.RoutePattern.Parameters.Count > 0).OrderBy(door => door.RoutePattern.Parameters.Count))
        {
            var values = new RouteValueDictionary();
            if (!new TemplateMatcher(TemplateParser.Parse(Doors.Address(page).TrimStart('/')), []).TryMatch(href, values))
                continue;
            var samples = new Dictionary<string, string>(StringComparer.Ordinal);
            var last = "";
            _ = Doors.Walk(page, (before, name) =>
            {
                foreach (var word in Words.Where(one => one.Page == before).Select(one => one.Api).Append(before))
                    samples[$"{word}/{name}"] = $"{values[name]}";
                last = name;
                return "";
            });
            return [.. doors.Where(door => door.RoutePattern.Parameters.Any(one => one.Name.Equals(last, StringComparison.OrdinalIgnoreCase)))
                .Select(door => (door, Address: Address(door, samples))).Where(one => one.Address is not null).Select(one => (one.door, one.Address!))];
        }

        return [];
    }

    private static string? Address(RouteEndpoint door, Dictionary<string, string> samples)
    {
        var known = true;
        var address = Doors.Walk(door, (before, name) =>
        {
            known &= samples.TryGetValue($"{before}/{name}", out var sample);
            return sample ?? "";
        });
        return known ? address : null;
    }
}
