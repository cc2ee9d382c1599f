using Entente.Actions.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Plan;

/// <summary>The invented plan of the demo.</summary>
public class DemoPlanTests
{
    [Theory, OnEveryDatabase]
    public async Task Nothing_in_it_is_late_on_any_day_and_all_of_it_is_marked_as_demo(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        var (tasks, deliverables, milestones) = await Plan(house);

        Assert.All(tasks, task => Assert.True(task is { State: TaskState.Done, IsDemo: true }));
        Assert.All(deliverables, one => Assert.True(one.IsDemo && !one.IsLate(DateOnly.MaxValue) && one.SubmittedOn <= one.Due));
        Assert.All(milestones, one => Assert.True(one.IsDemo && one.ReachedOn <= one.Due));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_work_package_has_its_part_and_lies_in_the_period_of_the_action(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        var (tasks, deliverables, milestones) = await Plan(house);

        Assert.All(Enumerable.Range(1, 8), number =>
        {
            Assert.Equal(3, tasks.Count(task => task.WorkPackage == number));
            Assert.InRange(deliverables.Count(one => one.WorkPackage == number), 2, 3);
            Assert.InRange(milestones.Count(one => one.WorkPackage == number), 1, 2);
        });
        Assert.All(tasks, task => Assert.True(task.Start >= new DateOnly(2023, 11, 1) && task.End <= new DateOnly(2026, 10, 31)));
        Assert.All(deliverables, one => Assert.True((one.AcceptedOn ?? one.SubmittedOn) <= new DateOnly(2026, 10, 31)));
    }

    [Theory, OnEveryDatabase]
    public async Task Loading_it_again_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var before = await Plan(house);

        await house.Inside(async services =>
        {
            await DemoPlan.Load(services.GetRequiredService<ActionsDb>(), Repository.File("demo"), house.Clock, CancellationToken.None);
            return true;
        });

        var after = await Plan(house);
        Assert.Equal(before.Tasks.Select(task => (task.Number, task.Version)), after.Tasks.Select(task => (task.Number, task.Version)));
        Assert.Equal(before.Deliverables.Select(one => (one.Number, one.Version)), after.Deliverables.Select(one => (one.Number, one.Version)));
        Assert.Equal(before.Milestones.Count, after.Milestones.Count);
    }

    private static Task<(List<PlanTask> Tasks, List<Deliverable> Deliverables, List<Milestone> Milestones)> Plan(House house) =>
        house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            return (await db.Tasks.OrderBy(task => task.Number).ToListAsync(), await db.Deliverables.OrderBy(one => one.Number).ToListAsync(),
                await db.Milestones.OrderBy(one => one.Number).ToListAsync());
        });
}
