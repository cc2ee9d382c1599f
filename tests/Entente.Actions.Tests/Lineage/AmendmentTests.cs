using Entente.Actions.Lineage;
using Entente.Actions.Portfolio;
using Entente.Contracts.Actions;
using static Entente.Actions.Tests.Portfolio.Given;

namespace Entente.Actions.Tests.Lineage;

/// <summary>Extensions and predecessors in the model.</summary>
public class AmendmentTests
{
    private static readonly DateOnly Today = new(2026, 6, 11);

    [Theory]
    [InlineData("Extension", null, null, "actions.extension-without-end")]
    [InlineData("Extension", 0, null, "actions.extension-without-length")]
    [InlineData("Renewal", -1, null, "actions.extension-without-length")]
    [InlineData("Extension", 12, null, null)]
    [InlineData("Extension", null, "2026-04", null)]
    [InlineData("Scope", null, null, null)]
    public void An_extension_says_how_long_it_is(string kind, int? months, string? until, string? refusal)
    {
        var action = Action();

        Assert.Equal(refusal, action.Amend(Amendment(Enum.Parse<AmendmentKind>(kind), months, until), Now).Problem?.Code);

        Assert.Equal(refusal is null ? 1 : 0, action.Amendments.Count);
    }

    [Fact]
    public void An_amendment_is_decided_once()
    {
        var action = Action();
        var amendment = action.Amend(Amendment(AmendmentKind.Extension, 12, null), Now).Value;

        Assert.Equal("actions.amendment-no-decision", action.Decide(amendment.Id, AmendmentState.Proposed, Today, Now).Problem?.Code);
        Assert.Null(action.Decide(amendment.Id, AmendmentState.Approved, Today, Now).Problem);
        Assert.Equal("actions.amendment-decided", action.Decide(amendment.Id, AmendmentState.Rejected, Today, Now).Problem?.Code);

        Assert.Equal((AmendmentState.Approved, (DateOnly?)Today), (amendment.State, amendment.DecidedOn));
        Assert.Equal(["Proposed", "Approved"], action.Told.OfType<JointActionAmended>().Select(fact => fact.State));
    }

    [Fact]
    public void An_amendment_of_another_action_is_not_decided_here() =>
        Assert.Equal("actions.amendment-unknown", Action().Decide(Guid.Empty, AmendmentState.Approved, Today, Now).Problem?.Code);

    [Fact]
    public void Amendments_keep_the_order_in_which_they_were_recorded()
    {
        var action = Action();
        action.Amend(Amendment(AmendmentKind.Scope, null, null), Now);
        action.Amend(Amendment(AmendmentKind.Extension, 6, null), Now);
        action.Amend(Amendment(AmendmentKind.Budget, null, null), Now);

        Assert.Equal([AmendmentKind.Scope, AmendmentKind.Extension, AmendmentKind.Budget], action.Amendments.Select(amendment => amendment.Kind));
    }

    [Fact]
    public void An_action_follows_another_once_and_never_itself()
    {
        var action = Action();

        Assert.Null(action.Follow(Predecessor("JAMS", slug: null), Now).Problem);
        Assert.Equal("actions.predecessor-known", action.Follow(Predecessor("JAMS", "jams"), Now).Problem?.Code);
        Assert.Equal("actions.predecessor-known", action.Follow(Predecessor("jams", slug: null), Now).Problem?.Code);
        Assert.Equal("actions.follows-itself", action.Follow(Predecessor("JAMS 2.0", "jams-2-0"), Now).Problem?.Code);

        Assert.Equal(["JAMS"], action.Predecessors.Select(one => one.Acronym));
    }

    private static Predecessor Predecessor(string acronym, string? slug) => new() { Id = Guid.CreateVersion7(Now), Acronym = acronym, Slug = slug };

    private static Amendment Amendment(AmendmentKind kind, int? months, string? until) =>
        Actions.Lineage.Amendment.Of(kind, AmendmentState.Proposed, months, from: null, until is null ? null : Date(until), why: null, Now);
}
