using System.Globalization;
using Entente.Platform.Notices;

namespace Entente.Actions.Plan;

/// <summary>A day of the plan that comes near: what those who answer for it are told, once for each day and distance.</summary>
/// <param name="Action">Where.</param>
/// <param name="Item">The deliverable, milestone or task.</param>
/// <param name="Word"><c>deliverable</c>, <c>milestone</c> or <c>task</c>.</param>
/// <param name="Place">Its page within the action.</param>
/// <param name="Number">Its number.</param>
/// <param name="WorkPackage">Whose it is.</param>
/// <param name="Sign">Its day, looked at today.</param>
/// <param name="Owner">The authority that does it; null: whoever answers for the work package.</param>
/// <param name="Person">The account of the person who does it, and is warned alone; null for none.</param>
internal sealed record DueWarning(
    JointAction Action, IVisible Item, string Word, string Place, string Number, WorkPackage WorkPackage, DueSign Sign, string? Owner = null, Guid? Person = null)
{
    /// <summary>A day comes near by which something must be there.</summary>
    public const string Topic = "actions.due";

    public static DueWarning? Of(JointAction action, WorkPackage package, Deliverable one, DueRule rule) =>
        one.Sign(rule) is { } sign ? new(action, one, "deliverable", "deliverables", one.Number, package, sign) : null;

    public static DueWarning? Of(JointAction action, WorkPackage package, Milestone one, DueRule rule) =>
        one.Sign(rule) is { } sign ? new(action, one, "milestone", "milestones", one.Number, package, sign) : null;

    public static DueWarning? Of(JointAction action, WorkPackage package, PlanTask one, DueRule rule) =>
        one.Sign(rule) is { } sign ? new(action, one, "task", "plan", one.Number, package, sign, one.Owner, one.Person) : null;

    /// <summary>As its notices name the thing.</summary>
    public Thing Thing => ((IToldOf)Item).Thing;

    /// <summary>True when a notice was told of this day, to those who answer for it.</summary>
    public static bool IsOf(Notice told, DateOnly? day, string? whose = null) =>
        day is { } set && told.Cause.StartsWith(Begin(told.Thread!, set, whose), StringComparison.Ordinal);

    /// <summary>As <see cref="PlanTask.Whose"/> says it.</summary>
    public string? Whose => Person?.ToString() ?? Owner;

    /// <summary>
    /// True when it is this person's to see to it: what <see cref="GetMyWork"/> shows one is told of, but of a task for which a person is named only that one.
    /// </summary>
    public bool IsFor(Actor person) =>
        (Person is { } account ? person.Account == account : Owner is { } owner ? person.Authority == owner : OwnPackages.Answers(person, Action.Slug, WorkPackage)) && CanSee.Item(person, Action) && CanSee.Item(person, Item);

    /// <summary>What there is to tell today; null while the day is further ahead than any warning, or past.</summary>
    public Telling? Say() => Sign.Within is not { } within ? null : new(
        Topic, Begin(Thing.ToString(), Sign.Due, Whose) + within.ToString(CultureInfo.InvariantCulture), $"/ja/{Action.Slug}/{Place}/{Number}", $"notice.{Topic}.{Word}",
        Number, Action.Acronym, Day(Sign.Due))
    {
        About = Thing,
        MayBeMailed = CanSee.MayBeMailed(Action) && CanSee.MayBeMailed(Item),
    };

    private static string Begin(string thread, DateOnly day, string? whose) => $"due/{thread}/{whose}/{Day(day)}/";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
