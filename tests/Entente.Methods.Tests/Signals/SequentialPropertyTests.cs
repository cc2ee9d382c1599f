using Entente.Methods.Randomness;
using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>Exact sequential tests against simulated surveillance.</summary>
public class SequentialPropertyTests
{
    [Fact]
    public void A_critical_value_keeps_the_error_and_a_simulation_agrees()
    {
        foreach (var plan in new MaxSprtPlan[] { new(6), new(6, Start: 2), new(6, Least: 4), new(3, Start: 1, Least: 2, Error: 0.01) })
        {
            var critical = MaxSprt.Critical(plan);
            Assert.InRange(critical.Error, 0, plan.Error + 1e-13);
            Assert.True(MaxSprt.Performance(plan, critical.Value - 1e-6, 1).Power >= plan.Error, plan.ToString());
            foreach (var ratio in new[] { 1, 2.5 })
            {
                var (signals, time, draws) = (0, 0.0, 40_000);
                for (var draw = 0; draw < draws; draw++)
                {
                    var (signal, at) = Watch(plan, critical.Value, ratio, new(3, (ulong)draw + 1));
                    (signals, time) = (signals + (signal ? 1 : 0), time + at);
                }

                var performance = MaxSprt.Performance(plan, critical.Value, ratio);
                Assert.InRange((double)signals / draws, performance.Power - (4 * Math.Sqrt(performance.Power / draws)) - 1e-3, performance.Power + (4 * Math.Sqrt(performance.Power / draws)) + 1e-3);
                Assert.Equal(performance.Surveillance, time / draws, 4 * plan.Length / Math.Sqrt(draws));
            }
        }

        static (bool Signal, double At) Watch(MaxSprtPlan plan, double critical, double ratio, SeededNumbers numbers)
        {
            var (time, count, looked) = (0.0, 0L, plan.Start == 0);
            while (true)
            {
                var next = time - (Math.Log(1 - numbers.Uniform()) / ratio);
                if (!looked && next >= plan.Start)
                {
                    looked = true;
                    if (count >= plan.Least && MaxSprt.LogRatio(count, plan.Start) >= critical)
                        return (true, plan.Start);
                }

                if (next >= plan.Length)
                    return (false, plan.Length);
                (time, count) = (next, count + 1);
                if (looked && count >= plan.Least && MaxSprt.LogRatio(count, time) >= critical)
                    return (true, time);
            }
        }
    }
}
