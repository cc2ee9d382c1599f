using Entente.Actions.Plan;
using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Actions.Portfolio;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Seams;

/// <summary>Saves of different things go on side by side on a server; only a change of what others speak of waits for them.</summary>
public class SideBySideTests
{
    private const string Waiting = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    [Fact]
    public async Task A_save_waits_for_no_other_of_another_thing_though_both_are_searched()
    {
        await using var house = await House.Demo(DatabaseKind.Postgres);

        await InActions(house, async early =>
        {
            await using var open = await early.Database.BeginTransactionAsync();
            early.Add(await Promise(early, "D99.1", "Wombats counted"));
            Assert.Null(await early.Save(CancellationToken.None));

            // Were any of these to wait for the transaction above, this would never end.
            await InActions(house, async other =>
            {
                other.Add(await Promise(other, "D99.2", "Wombats weighed"));
                Assert.Null(await other.Save(CancellationToken.None));
                return true;
            });
            await InActions(house, async other =>
            {
                (await other.Actions.AsTracking().FirstAsync(action => action.Slug == "jams-2-0")).Touch(Jams.Now.AddDays(1));
                Assert.Null(await other.Save(CancellationToken.None));
                return true;
            });
            await open.CommitAsync();
            return true;
        });

        Assert.Equal(["Wombats counted", "Wombats weighed"], await Found(house, "Wombats%"));
        Assert.Null((await house.Inside(services => AuditTrail.Verify(services.GetRequiredService<ActionsDb>(), CancellationToken.None))).Fault);
    }

    [Fact]
    public async Task A_thing_that_is_made_while_its_action_is_closed_to_others_is_closed_to_them_too()
    {
        await using var house = await House.Demo(DatabaseKind.Postgres);

        Task<Problem?>? closing = null;
        await InActions(house, async early =>
        {
            await using var open = await early.Database.BeginTransactionAsync();
            early.Add(await Promise(early, "D99.1", "Wombats counted"));
            Assert.Null(await early.Save(CancellationToken.None));

            closing = Task.Run(() => InActions(house, async other =>
            {
                var action = await other.Actions.AsTracking().FirstAsync(one => one.Slug == "jams-2-0");
                other.Entry(action).Property(one => one.Edition).CurrentValue = Edition.Restricted;
                return await other.Save(CancellationToken.None);
            }));
            await Patience.Until(async () => closing.IsCompleted || (await house.Database.Read(Waiting))[0] != "0", () => Task.FromResult("the action to wait for the deliverable"));
            Assert.False(closing.IsCompleted);
            await open.CommitAsync();
            return true;
        });

        Assert.Null(await closing!);
        Assert.Equal(["Restricted"], await house.Database.Read("""SELECT DISTINCT "Edition" FROM platform_search_item WHERE "Action" = 'jams-2-0' AND "Kind" = 'actions.deliverable'"""));
        Assert.Equal(["Wombats counted"], await Found(house, "Wombats%"));
    }

    private static Task<IReadOnlyList<string>> Found(House house, string title) =>
        house.Database.Read($"SELECT \"Title\"::json ->> 'en' FROM platform_search_text WHERE \"Title\"::json ->> 'en' LIKE '{title}' ORDER BY 1");

    private static async Task<Deliverable> Promise(ActionsDb db, string number, string title) => Deliverable.Promise(
        await db.Actions.AsNoTracking().FirstAsync(action => action.Slug == "jams-2-0"), 5, number, title, null, [], Jams.Now).Value;

    private static Task<T> InActions<T>(House house, Func<ActionsDb, Task<T>> work) => house.Inside(services =>
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Program("tester"));
        return work(services.GetRequiredService<ActionsDb>());
    });
}
