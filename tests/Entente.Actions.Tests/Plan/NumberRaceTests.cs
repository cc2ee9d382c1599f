using System.Net.Http.Json;
using Entente.Actions.Meetings;
using Entente.Actions.Plan;
using Entente.Actions.Plan.Baselines;

namespace Entente.Actions.Tests.Plan;

/// <summary>Different things that are made at once get one number after the other: the house chooses them, so nobody loses over them.</summary>
public class NumberRaceTests
{
    private const int AtOnce = 8;
    private static readonly DateOnly First = new(2026, 9, 1);

    [Theory]
    [OnEveryDatabase("tasks", "actions_task")]
    [OnEveryDatabase("deliverables", "actions_deliverable")]
    [OnEveryDatabase("milestones", "actions_milestone")]
    [OnEveryDatabase("meetings", "actions_meeting")]
    [OnEveryDatabase("plan/baselines", "actions_baseline")]
    public async Task Different_things_made_at_once_all_stand_with_numbers_of_their_own(string what, string table, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.Program("demo-coordinator");
        var before = await Numbers(house, table);

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(one => Task.Run(() =>
            coordinator.PostAsJsonAsync(new Uri($"{Jams.Api}/{what}", UriKind.Relative), Ask(what, one)))));

        foreach (var answer in answers)
            Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        var after = await Numbers(house, table);
        Assert.Equal(before.Count + AtOnce, after.Count);
        Assert.Equal(after.Count, after.Distinct(StringComparer.Ordinal).Count());
    }

    private static object Ask(string what, int one) => what switch
    {
        "tasks" => new PlanATask(5, $"Task of person {one}", First, First.AddDays(10), Owner: null, After: []),
        "deliverables" => new PromiseDeliverable(5, $"Deliverable of person {one}", First),
        "milestones" => new SetMilestone(5, $"Milestone of person {one}", First, Verification: null),
        "meetings" => new PlanMeeting(null, $"Meeting of person {one}", new(First, new(10, 0), First, new(11, 0), Zone: null), Place: null, Link: null),
        _ => new FixBaseline($"Baseline of person {one}", "Agreed."),
    };

    private static Task<IReadOnlyList<string>> Numbers(House house, string table) =>
        house.Database.Read($"""SELECT "ActionId", "Number" FROM {table}""");
}
