using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Entente.Platform.Views;
using Entente.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Views;

/// <summary>A view of a table: what it keeps, and who sees it.</summary>
public class SavedViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);

    private static readonly Actor Owner = Person("be-afmps", ActionsScopes.WorkPackage("jams-2-0", 5));

    [Theory]
    [InlineData("sort=-due&q=plan&cols=due,wp&view=late", "sort=-due&q=plan&cols=due,wp&view=late")]
    [InlineData("?status=Ongoing&page=4&done=saved&before=99&saved=other", "status=Ongoing")]
    [InlineData("q=caf%C3%A9%20%26%20co", "q=caf%C3%A9%20%26%20co")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void It_keeps_what_is_chosen_and_nothing_that_passes(string? typed, string kept)
    {
        var view = SavedView.Keep("/ja", typed, " Mine ", sharedWith: null, Owner, Now).Value;

        Assert.Equal(("Mine", kept), (view.Name, view.Query));
        Assert.Equal(kept.Length == 0 ? $"/ja?saved={view.Id}" : $"/ja?{kept}&saved={view.Id}", view.Href);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("a\tb")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void It_has_a_name_of_one_line(string? name) =>
        Assert.Equal("platform.view-unnamed", SavedView.Keep("/ja", "", name, sharedWith: null, Owner, Now).Problem?.Code);

    [Theory]
    [InlineData("authority:be-afmps", true)]
    [InlineData("action:jams-2-0", true)]
    [InlineData("authority:fr-ansm", false)]
    [InlineData("action:safe-ct", false)]
    [InlineData("person:00000000000000000000000000000001", false)]
    [InlineData("everybody", false)]
    public void It_is_shared_with_those_to_whom_its_owner_belongs(string circle, bool may) =>
        Assert.Equal(may ? null : "platform.view-share-not-yours", SavedView.Keep("/ja", "", "Mine", circle, Owner, Now).Problem?.Code);

    [Fact]
    public void Those_it_is_shared_with_see_it_while_it_stands()
    {
        var view = SavedView.Keep("/ja", "", "Mine", "action:jams-2-0", Owner, Now).Value;
        var colleague = Person("fr-ansm", ActionsScopes.Action("jams-2-0"));

        Assert.True(view.IsSeenBy(Owner) && view.IsSeenBy(colleague));
        Assert.False(view.IsSeenBy(Person("be-afmps", ActionsScopes.Action("safe-ct"))));
        Assert.False(view.IsSeenBy(Actor.Nobody));
        view.Stand(stands: false, Now);
        Assert.True(view.IsSeenBy(Owner));
        Assert.False(view.IsSeenBy(colleague));
        view.Stand(stands: true, Now);
        Assert.True(view.IsSeenBy(colleague));
    }

    [Fact]
    public void Whoever_left_a_joint_action_can_still_rename_what_was_shared_with_it()
    {
        var view = SavedView.Keep("/ja", "", "Mine", "action:jams-2-0", Owner, Now).Value;
        var left = Person("be-afmps", ActionsScopes.Action("safe-ct"));

        Assert.Null(view.Call("Ours", "action:jams-2-0", left).Problem);
        Assert.Null(view.Call("Ours", sharedWith: null, left).Problem);
        Assert.Equal("platform.view-share-not-yours", view.Call("Ours", "action:jams-2-0", left).Problem?.Code);
    }

    [Fact]
    public void It_does_not_choose_too_much() => Assert.Equal(
        "platform.view-too-long",
        SavedView.Keep("/ja", string.Join('&', Enumerable.Range(1, 20).Select(number => $"f{number}={new string('x', 190)}")), "Mine", sharedWith: null, Owner, Now).Problem?.Code);

    [Theory, OnEveryDatabase]
    public async Task What_was_deleted_goes_for_good_with_the_old_jobs(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<PlatformDb>();
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var (name, deleted) in new (string, DateTimeOffset?)[] { ("stands", null), ("lately", now.AddDays(-1)), ("long ago", now.AddDays(-400)) })
            {
                var view = SavedView.Keep("/" + name.Replace(' ', '-'), "", name, sharedWith: null, Owner, now).Value;
                if (deleted is { } at)
                    view.Stand(stands: false, at);
                db.Add(view);
                db.Add(new DefaultView { Account = view.Account, Page = view.Page, View = view.Id });
            }

            Assert.Null(await db.Save(CancellationToken.None));
            Assert.Null((await ActivatorUtilities.CreateInstance<SweepUp>(services).Run(new(), db, null!, CancellationToken.None)).Problem);
            // As the runner does at the end of a job.
            Assert.Null(await db.Save(CancellationToken.None));
            Assert.Equal(["lately", "stands"], await db.Set<SavedView>().OrderBy(view => view.Name).Select(view => view.Name).ToListAsync());
            Assert.Equal(2, await db.Set<DefaultView>().CountAsync());
            return 0;
        });
        Assert.Equal(["platform_default_view", "platform_saved_view"], await house.Database.Read("""SELECT "Thing" FROM platform_audit WHERE "Kind" = 'Removed' ORDER BY 1"""));
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_that_is_sent_twice_at_once_keeps_one_view(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        Task<string?> Keep(DateTimeOffset? deleted) => house.Inside(async services =>
        {
            var db = services.GetRequiredService<PlatformDb>();
            var view = SavedView.Keep("/ja", "", "Mine", sharedWith: null, Owner, Now).Value;
            if (deleted is { } at)
                view.Stand(stands: false, at);
            db.Add(view);
            return (await db.Save(CancellationToken.None))?.Code;
        });

        Assert.Null(await Keep(deleted: null));
        Assert.Equal("platform.made-meanwhile", await Keep(deleted: null));
        Assert.Null(await Keep(Now));
        Assert.Null(await Keep(Now));
    }

    private static Actor Person(string authority, Scope scope) => Actor.Person(
        Guid.CreateVersion7(Now), "demo", "Demo", authority,
        [new(scope.Kind == ActionsScopes.ActionKind ? ActionsRoles.Coordinator : ActionsRoles.WorkPackageLead, scope)], new RoleTable([]));
}
