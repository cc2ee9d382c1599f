namespace Entente.Actions.Plan;

/// <summary>The plan as the API gives it.</summary>
public sealed record PlanView(IReadOnlyList<TaskView> Tasks, IReadOnlyList<DeliverableView> Deliverables, IReadOnlyList<MilestoneView> Milestones)
{
    internal static PlanView Of(PlanDetail plan, DueRule dues) => new(
        [.. plan.Tasks.Select(TaskView.Of)],
        [.. plan.Deliverables.Select(one => DeliverableView.Of(one, dues))],
        [.. plan.Milestones.Select(one => MilestoneView.Of(one, one.Sign(dues)))]);
}

/// <summary>A task.</summary>
/// <param name="Number">Unique in the action.</param>
/// <param name="WorkPackage">Whose.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Owner">Code of the authority that does it.</param>
/// <param name="State">How far it is.</param>
/// <param name="After">Numbers of the tasks that must end before.</param>
/// <param name="Demo">True for invented data.</param>
/// <param name="Version">Counts its changes: the ETag of a task that is read alone.</param>
/// <param name="Person">The account of the person who does it.</param>
/// <param name="PersonName">What that person is called.</param>
public sealed record TaskView(
    string Number, int WorkPackage, string Title, DateOnly Start, DateOnly End, string? Owner, string State, IReadOnlyList<string> After, bool Demo, int Version,
    Guid? Person, string? PersonName) : IVersioned
{
    internal static TaskView Of(PlanTask task) => new(
        task.Number, task.WorkPackage, task.Title, task.Start, task.End, task.Owner, ActionView.Word(task.State), task.After, task.IsDemo, task.Version, task.Person, task.PersonName);
}

/// <summary>A deliverable.</summary>
/// <param name="Number">Unique in the action.</param>
/// <param name="WorkPackage">Whose.</param>
/// <param name="Title">What it is.</param>
/// <param name="Due">The day as it was promised.</param>
/// <param name="Status">How far it is.</param>
/// <param name="SubmittedOn">When it was handed in.</param>
/// <param name="AcceptedOn">When it was accepted.</param>
/// <param name="Demo">True for invented data.</param>
/// <param name="Ends">While it is open: the working day with which its day ends.</param>
/// <param name="DaysLeft">While it is open: days to that; negative when late.</param>
/// <param name="Within">The warning in force, in days.</param>
/// <param name="Version">Counts its changes: the ETag of a deliverable that is read alone.</param>
public sealed record DeliverableView(
    string Number, int WorkPackage, string Title, DateOnly? Due, string Status, DateOnly? SubmittedOn, DateOnly? AcceptedOn, bool Demo,
    DateOnly? Ends, int? DaysLeft, int? Within, int Version) : IVersioned
{
    internal static DeliverableView Of(Deliverable one, DueRule dues)
    {
        var sign = one.Sign(dues);
        return new(one.Number, one.WorkPackage, one.Title, one.Due, ActionView.Word(one.Status), one.SubmittedOn, one.AcceptedOn, one.IsDemo,
            sign?.Ends, sign?.DaysLeft, sign?.Within, one.Version);
    }
}

/// <summary>A milestone.</summary>
public sealed record MilestoneView(
    string Number, int WorkPackage, string Title, DateOnly? Due, DateOnly? ReachedOn, string? Verification, bool Demo, DateOnly? Ends, int? DaysLeft, int? Within,
    int Version) : IVersioned
{
    internal static MilestoneView Of(Milestone one, DueSign? sign) => new(
        one.Number, one.WorkPackage, one.Title, one.Due, one.ReachedOn, one.Verification, one.IsDemo, sign?.Ends, sign?.DaysLeft, sign?.Within, one.Version);
}
