using Entente.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Access;

/// <summary>Who may see what: the table, and that the database gives exactly what the table says.</summary>
public class CanSeeTests
{
    private static readonly Guid Ada = new("00000000-0000-7000-8000-00000000000a");
    private static readonly RoleTable Table = new(PlatformPermissions.All);

    private static readonly (string Name, Actor Actor)[] Readers =
    [
        ("nobody", Actor.Nobody),
        ("a person without an authority", Person(null)),
        ("an officer", Person("fr-ansm")),
        ("an officer elsewhere", Actor.Person(new("00000000-0000-7000-8000-00000000000b"), "bo", "Bo", "si-jazmp", [], Table)),
        ("a coordinator", Person(null, new Grant(ActionsRoles.Coordinator, ActionsScopes.Action("jams-2-0")))),
        ("a WP lead", Person(null, new Grant(ActionsRoles.WorkPackageLead, ActionsScopes.WorkPackage("jams-2-0", 5)))),
        ("an administrator", Person(null, new Grant(PlatformRoles.Administrator, Scope.Platform))),
        ("a program", Actor.Program("tester")),
    ];

    private static readonly (string Name, string Stored)[] Audiences =
    [
        ("nobody named", ""),
        ("Ada", Audience.Of(Audience.Person(Ada))),
        ("fr-ansm", Audience.Of(Audience.Authority("fr-ansm"))),
        ("fr-ansm-2, a longer name", Audience.Of(Audience.Authority("fr-ansm-2"))),
        ("the team of jams-2-0", Audience.Of(Audience.Team(ActionsScopes.Action("jams-2-0")))),
        ("two authorities", Audience.Of(Audience.Authority("it-aifa"), Audience.Authority("si-jazmp"))),
        ("the coordinators of jams-2-0", Audience.Of(Audience.Holder(ActionsRoles.Coordinator, ActionsScopes.Action("jams-2-0")))),
        ("the team of WP5 of jams-2-0", Audience.Of(Audience.Team(ActionsScopes.WorkPackage("jams-2-0", 5)))),
    ];

    // One letter a reader, in the order of Readers: y sees it, n does not. This is the decision, written down once more by hand.
    [Theory]
    [InlineData(Edition.Public, Handling.Clear, 0, "yyyyyyyy")]
    [InlineData(Edition.Public, Handling.Green, 0, "nnyynnyy")]
    [InlineData(Edition.Public, Handling.AmberStrict, 0, "nnnnnnnn")]
    [InlineData(Edition.Public, Handling.Red, 0, "nnnnnnnn")]
    [InlineData(Edition.Partner, Handling.Clear, 0, "nnyynnyy")]
    [InlineData(Edition.Network, Handling.Clear, 0, "nnyynnyy")]
    [InlineData(Edition.Network, Handling.Amber, 0, "nnyynnyy")]
    [InlineData(Edition.Network, Handling.AmberStrict, 0, "nnnnnnnn")]
    [InlineData(Edition.Network, Handling.Red, 0, "nnnnnnnn")]
    [InlineData(Edition.Restricted, Handling.Clear, 0, "nnnnnnnn")]
    [InlineData(Edition.Restricted, Handling.Green, 0, "nnnnnnnn")]
    [InlineData(Edition.Restricted, Handling.Red, 0, "nnnnnnnn")]
    [InlineData(Edition.Restricted, Handling.Red, 1, "nyynyyyn")]
    [InlineData(Edition.Restricted, Handling.Red, 2, "nnnnnnnn")]
    [InlineData(Edition.Restricted, Handling.AmberStrict, 2, "nnynnnnn")]
    [InlineData(Edition.Restricted, Handling.Amber, 3, "nnnnnnnn")]
    [InlineData(Edition.Restricted, Handling.Amber, 4, "nnnnyynn")]
    [InlineData(Edition.Restricted, Handling.Green, 5, "nnnynnnn")]
    [InlineData(Edition.Restricted, Handling.Red, 4, "nnnnnnnn")]
    [InlineData(Edition.Restricted, Handling.Red, 6, "nnnnynnn")]
    [InlineData(Edition.Restricted, Handling.Amber, 6, "nnnnynnn")]
    [InlineData(Edition.Restricted, Handling.Amber, 7, "nnnnnynn")]
    [InlineData(Edition.Restricted, Handling.Red, 7, "nnnnnnnn")]
    public void Who_may_see_what_is_this_table(Edition edition, Handling handling, int audience, string expected) => Assert.Equal(
        expected,
        string.Concat(Readers.Select(reader => CanSee.Item(reader.Actor, Item(edition, handling, Audiences[audience].Stored)) ? 'y' : 'n')));

    [Fact]
    public void What_is_not_said_is_the_narrowest() =>
        Assert.Equal((Edition.Restricted, Handling.Red), (default(Edition), default(Handling)));

    [Theory, OnEveryDatabase]
    public async Task The_database_gives_exactly_what_the_decision_allows(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var all = (from edition in Enum.GetValues<Edition>()
                   from handling in Enum.GetValues<Handling>()
                   from audience in Audiences
                   select Item(edition, handling, audience.Stored)).ToList();
        await board.Work(db =>
        {
            db.Notices.AddRange(all);
            return db.Save(CancellationToken.None);
        });

        Assert.Equal(160, all.Count);
        foreach (var (name, reader) in Readers)
        {
            var given = await board.Work(db => db.Notices.SeenBy(reader).Select(notice => notice.Text).ToListAsync());

            Assert.True(
                given.ToHashSet(StringComparer.Ordinal).SetEquals(all.Where(item => CanSee.Item(reader, item)).Select(item => item.Text)),
                $"The query and the decision differ for {name}.");
        }
    }

    private static Actor Person(string? authority, params Grant[] grants) => Actor.Person(Ada, "ada", "Ada", authority, grants, Table);

    private static Notice Item(Edition edition, Handling handling, string audience) => new()
    {
        Id = Id<Notice>.New(new FixedClock().Now),
        Text = $"{edition} {handling} [{audience}]",
        Edition = edition,
        Handling = handling,
        Audience = audience,
    };
}
