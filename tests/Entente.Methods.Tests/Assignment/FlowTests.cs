using Entente.Methods.Assignment;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Assignment;

/// <summary>The network simplex against a second implementation, and its certificate against flows that are not optimal.</summary>
public class FlowTests
{
    [Fact]
    public void A_flow_takes_the_cheap_way_until_it_is_full()
    {
        var network = new FlowNetwork(4);
        network.AddSupply(0, 4);
        network.AddSupply(3, -4);
        network.AddArc(0, 1, 4, 2);
        network.AddArc(0, 2, 2, 2);
        network.AddArc(1, 2, 2, 1);
        network.AddArc(1, 3, 3, 3);
        network.AddArc(2, 3, 5, 1);

        var solution = MinimumCostFlow.Solve(network);

        // Two units over 0-2-3 (3 each), two over 0-1-2-3 (4 each).
        Assert.Equal(FlowOutcome.Optimal, solution.Outcome);
        Assert.Equal((Int128)14, solution.Cost);
        Assert.Equal([2, 2, 2, 0, 4], solution.Flows);
        Assert.True(solution.Check.Holds);
        Assert.Equal(solution.Check.Cost, solution.Check.DualCost);
    }

    [Fact]
    public void Random_networks_cost_what_the_second_implementation_finds()
    {
        var (optimal, infeasible) = (0, 0);
        for (var seed = 1; seed <= 4000; seed++)
        {
            var network = Random(new Dice(seed));
            var solution = MinimumCostFlow.Solve(network);
            var other = SuccessiveShortestPaths.Cost(network);
            if (other is { } cost)
            {
                optimal++;
                Assert.Equal(FlowOutcome.Optimal, solution.Outcome);
                Assert.True((Int128)cost == solution.Cost, $"seed {seed}: {cost} is the least, found {solution.Cost}");
                Assert.True(solution.Check.Holds, $"seed {seed}: {solution.Check.Fault}");
            }
            else
            {
                infeasible++;
                Assert.Equal(FlowOutcome.Infeasible, solution.Outcome);
                AssertCut(network, solution.Cut);
            }
        }

        Assert.True(optimal > 1000 && infeasible > 500, $"{optimal} optimal, {infeasible} infeasible: the generator should make both");
    }

    [Fact]
    public void A_larger_network_costs_what_the_second_implementation_finds()
    {
        var dice = new Dice(7);
        var network = new FlowNetwork(400);
        for (var node = 0; node < 200; node++)
        {
            var amount = dice.Next(1, 20);
            network.AddSupply(node, amount);
            network.AddSupply(399 - dice.Next(0, 99), -amount);
        }

        for (var arc = 0; arc < 6000; arc++)
        {
            var (tail, head) = (dice.Next(0, 399), dice.Next(0, 399));
            if (tail != head)
                network.AddArc(tail, head, dice.Next(1, 30), dice.Next(-3, 100));
        }

        for (var node = 0; node < 399; node++)
        {
            network.AddArc(node, node + 1, FlowNetwork.Unlimited, 5000);
            network.AddArc(node + 1, node, FlowNetwork.Unlimited, 5000);
        }

        var solution = MinimumCostFlow.Solve(network);

        Assert.Equal(FlowOutcome.Optimal, solution.Outcome);
        Assert.Equal((Int128)SuccessiveShortestPaths.Cost(network)!.Value, solution.Cost);
    }

    [Fact]
    public void A_cycle_of_negative_cost_without_limit_has_no_optimum()
    {
        var network = new FlowNetwork(3);
        network.AddArc(0, 1, FlowNetwork.Unlimited, 1);
        network.AddArc(1, 2, FlowNetwork.Unlimited, 1);
        network.AddArc(2, 0, FlowNetwork.Unlimited, -3);

        Assert.Equal(FlowOutcome.Unbounded, MinimumCostFlow.Solve(network).Outcome);
    }

    [Fact]
    public void A_cycle_of_negative_cost_with_a_limit_is_filled()
    {
        var network = new FlowNetwork(3);
        network.AddArc(0, 1, 7, 1);
        network.AddArc(1, 2, 5, 1);
        network.AddArc(2, 0, FlowNetwork.Unlimited, -3);

        var solution = MinimumCostFlow.Solve(network);

        Assert.Equal((Int128)(-5), solution.Cost);
        Assert.Equal([5, 5, 5], solution.Flows);
    }

    [Fact]
    public void The_same_network_has_always_the_same_flow()
    {
        var network = Random(new Dice(11));
        Assert.Equal(MinimumCostFlow.Solve(network).Flows, MinimumCostFlow.Solve(network).Flows);
    }

    [Fact]
    public void No_flow_that_is_worse_passes_the_check()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var network = Random(new Dice(seed));
            var solution = MinimumCostFlow.Solve(network);
            if (solution.Outcome != FlowOutcome.Optimal || network.Arcs == 0)
                continue;
            var (flows, prices) = (solution.Flows.ToArray(), solution.Prices.ToArray());
            flows[seed % network.Arcs]++;
            Assert.False(FlowCheck.Of(network, flows, prices).Holds);
        }
    }

    [Fact]
    public void A_wrong_price_is_caught_by_the_check()
    {
        var network = new FlowNetwork(2);
        network.AddSupply(0, 3);
        network.AddSupply(1, -3);
        network.AddArc(0, 1, 2, 4);
        network.AddArc(0, 1, 5, 9);

        Assert.True(FlowCheck.Of(network, [2, 1], [9, 0]).Holds);
        Assert.Equal(1, FlowCheck.Of(network, [2, 1], [8, 0]).NotComplementary);
        Assert.False(FlowCheck.Of(network, [2, 1], [8, 0]).Holds);
        Assert.False(FlowCheck.Of(network, [1, 2], [9, 0]).Holds);
        Assert.Equal(1, FlowCheck.Of(network, [3, 0], [9, 0]).OutOfBounds);
        Assert.Equal(2, FlowCheck.Of(network, [2, 0], [9, 0]).Unbalanced);
        Assert.False(FlowCheck.Of(network, [2, 1], [long.MaxValue, 0]).Holds);
    }

    [Fact]
    public void Raising_the_cost_of_an_arc_never_lowers_the_optimum() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(1, 50).ToArbitrary(), (seed, more) =>
        {
            var before = MinimumCostFlow.Solve(Random(new Dice(seed)));
            var raised = Random(new Dice(seed), (arc, cost) => arc == more % 7 ? cost + more : cost);
            var after = MinimumCostFlow.Solve(raised);
            return before.Outcome == after.Outcome && (before.Outcome != FlowOutcome.Optimal || after.Cost >= before.Cost);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Supplies_that_do_not_add_up_are_refused()
    {
        var network = new FlowNetwork(2);
        network.AddSupply(0, 3);
        Assert.Contains("add up to 3", Assert.Throws<ArgumentException>(() => MinimumCostFlow.Solve(network)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_reckoned_with_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowNetwork(0));
        var network = new FlowNetwork(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.AddArc(0, 2, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.AddArc(-1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.AddArc(0, 1, -1, 1));
        Assert.Throws<ArgumentException>(() => network.AddArc(1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.AddSupply(2, 1));
        network.AddArc(0, 1, 1, long.MaxValue);
        Assert.Contains("Count in larger units", Assert.Throws<ArgumentException>(() => MinimumCostFlow.Solve(network)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FlowCheck.Of(network, [], [0, 0]));
        Assert.Throws<ArgumentException>(() => FlowCheck.Of(network, [0], [0]));
    }

    [Fact]
    public void A_run_can_be_stopped()
    {
        var network = Random(new Dice(3));
        Assert.Throws<OperationCanceledException>(() => MinimumCostFlow.Solve(network, new CancellationToken(canceled: true)));
    }

    private static void AssertCut(FlowNetwork network, IReadOnlyList<int> cut)
    {
        var inside = cut.ToHashSet();
        var supplied = cut.Sum(node => network.Supplies[node]);
        var leaves = 0L;
        for (var arc = 0; arc < network.Arcs; arc++)
        {
            if (inside.Contains(network.Tails[arc]) && !inside.Contains(network.Heads[arc]))
                leaves += network.Capacities[arc];
        }

        Assert.True(supplied > leaves, $"the cut supplies {supplied}, and {leaves} can leave it");
    }

    /// <summary>Three to nine nodes, with arcs back, parallel, empty and of negative cost.</summary>
    private static FlowNetwork Random(Dice dice, Func<int, long, long>? reprice = null)
    {
        var nodes = dice.Next(2, 9);
        var network = new FlowNetwork(nodes);
        for (var times = dice.Next(0, 5); times > 0; times--)
        {
            var amount = dice.Next(1, 5);
            network.AddSupply(dice.Next(0, nodes - 1), amount);
            network.AddSupply(dice.Next(0, nodes - 1), -amount);
        }

        for (var arc = dice.Next(1, 4 * nodes); arc > 0; arc--)
        {
            var (tail, step) = (dice.Next(0, nodes - 1), dice.Next(1, nodes - 1));
            var (capacity, cost) = (dice.Next(0, 6), (long)dice.Next(-6, 20));
            network.AddArc(tail, (tail + step) % nodes, cost >= 0 && dice.Chance(10) ? FlowNetwork.Unlimited : capacity, reprice?.Invoke(network.Arcs, cost) ?? cost);
        }

        return network;
    }
}
