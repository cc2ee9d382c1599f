using Entente.Actions.Plan;
using Entente.Kernel.Calendar;
using Entente.Platform.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Lists;

/// <summary>What a query asks of a day (before or not before another) is what the rule says of it, working days and holidays counted.</summary>
public class DueBoundTests
{
    [Fact]
    public async Task A_day_is_late_or_warned_of_by_the_bounds_as_by_the_rule()
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        var table = await house.Inside(services => services.GetRequiredService<RuleBook>().Holidays("EU", new(2026, 6, 11), CancellationToken.None));
        int[][] warnings = [[30, 14, 3], [0], []];
        foreach (var days in warnings)
        {
            for (var today = new DateOnly(2026, 3, 20); today < new DateOnly(2027, 1, 10); today = today.AddDays(1))
            {
                var rule = new DueRule(today, table, days);
                for (var due = today.AddDays(-12); due < today.AddDays(45); due = due.AddDays(1))
                {
                    var sign = rule.Look(due);
                    Assert.True(sign.IsLate == due < rule.LateBefore, $"{due} on {today}: late {sign.IsLate}");
                    Assert.True((sign.Within is not null) == (due >= rule.LateBefore && due < rule.WarnedBefore), $"{due} on {today}: within {sign.Within}");
                }
            }
        }

        // The year has such days: a Saturday that ends on a Monday, and Easter.
        Assert.Equal(new DateOnly(2026, 6, 13), new DueRule(new(2026, 6, 15), table, [3]).LateBefore);
    }
}
