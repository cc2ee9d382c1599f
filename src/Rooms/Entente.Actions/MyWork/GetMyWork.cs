namespace Entente.Actions.MyWork;

/// <summary>
/// What one reader has to do with across all actions: what somebody asks of the reader and the reader may do, and what else is the reader's own
/// or the reader's authority's.
/// </summary>
public sealed record GetMyWork
{
    internal static async Task<MyWorkDetail> Run(Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var dues = await DueRule.Of(rules, clock, stop);
        var actions = await MyActions.Of(actor, clock.GetUtcNow(), db, stop);
        var own = OwnPackages.Of(actor, actions);
        var planned = await OwnPlanned.Of(actor, own, actions, db, dues, stop);
        List<WorkItem> asked =
        [
            .. await AskedInReviews.Of(actor, own, actions, db, dues, stop),
            .. actions.SelectMany(action => AskedOfActions.Invitations(action, dues.Today)),
            .. actions.SelectMany(action => AskedOfActions.Decisions(action, actor, dues.Today)),
        ];
        return new(
            actions, own, [.. InOrder(asked.Concat(planned.Where(item => item.IsAsked)))], [.. InOrder(planned.Where(item => !item.IsAsked))], dues);
    }

    internal static async Task<Ok<MyWorkList>> Api(Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var work = await Run(actor, db, rules, clock, stop);
        return TypedResults.Ok(new MyWorkList(work.Asked.Count + work.Mine.Count, [.. InOrder(work.Asked.Concat(work.Mine)).Select(item => item.View)]));
    }

    private static IEnumerable<WorkItem> InOrder(IEnumerable<WorkItem> items) =>
        items.OrderBy(item => item.Sign is null).ThenBy(item => item.Sign?.Ends).ThenBy(item => item.Acronym, StringComparer.Ordinal).ThenBy(item => item.Number, Numbers.Order);
}

/// <summary>The work of one reader.</summary>
/// <param name="Actions">Every action that the reader may see.</param>
/// <param name="Own">The work packages that are the reader's own.</param>
/// <param name="Asked">What waits for the reader, each with where it is done; what ends first comes first.</param>
/// <param name="Mine">What else is the reader's or the reader's authority's, in the same order.</param>
/// <param name="Dues">How days are read today.</param>
internal sealed record MyWorkDetail(IReadOnlyList<MyAction> Actions, OwnPackages Own, IReadOnlyList<WorkItem> Asked, IReadOnlyList<WorkItem> Mine, DueRule Dues)
{
    /// <summary>The actions that the reader's authority coordinates, or in which the reader has a role.</summary>
    public IReadOnlyList<MyAction> OwnActions(Actor reader) => [.. Actions.Where(action => action.Head.Status != ActionStatus.Ended
        && ((reader.Authority is { } here && action.Head.LeadAuthority == here) || reader.Grants.Any(grant => grant.Scope == ActionsScopes.Action(action.Head.Slug))))];

    /// <summary>The work packages that the reader answers for or has a role in, of actions that have not ended.</summary>
    public IReadOnlyList<(MyAction Action, MyPackage Package)> OwnWorkPackages =>
        [.. from action in Actions where action.Head.Status != ActionStatus.Ended from package in action.Packages where Own.Owns(action.Head.Slug, package.Number) select (action, package)];
}

/// <summary>What is asked of the reader.</summary>
internal enum WorkKind
{
    Vote,
    Count,
    Opinion,
    Decision,
    Amendment,
    End,
    Status,
    Invitation,
    Task,
    Deliverable,
    Milestone,
}

/// <summary>When something is to be done, seen from today.</summary>
internal enum WorkBand
{
    Late,
    Soon,
    Later,
}

/// <summary>One thing that waits for the reader, with the page where it is done.</summary>
/// <param name="Sign">Its day, looked at today; null when none is stated.</param>
internal sealed record WorkItem(
    WorkKind Kind, string Slug, string Acronym, int? WorkPackage, string Number, string Title, string Href, DueSign? Sign, bool IsDemo)
{
    /// <summary>Two weeks: what an officer can still plan this week and next.</summary>
    public const int SoonDays = 14;

    /// <summary>Where it is done with one button; null for what only stands among the reader's own.</summary>
    public string? Act { get; init; }

    /// <summary>What the button does: the key of its text.</summary>
    public string Button { get; init; } = "";

    /// <summary>Who asks for it: what people call the authority; null where the grant agreement does.</summary>
    public string? Asker { get; init; }

    /// <summary>The person or the authority that does it, where one is named.</summary>
    public string? Who { get; init; }

    /// <summary>The amendment that is to be decided.</summary>
    public AmendmentKind? Amendment { get; init; }

    /// <summary>True for what waits for the reader's own doing, now.</summary>
    public bool IsAsked => Act is not null;

    public WorkBand Band => Sign switch
    {
        { IsLate: true } => WorkBand.Late,
        { DaysLeft: <= SoonDays } => WorkBand.Soon,
        _ => WorkBand.Later,
    };

    public WorkItemView View => new(
        Kind.ToString(), Slug, WorkPackage, Number, Title, Sign?.Due, Sign?.Ends, Sign?.DaysLeft, Band.ToString(), Href, Act, Who);
}

/// <summary>What waits for the asker, and what else is the asker's own, as the API gives it; what ends first comes first.</summary>
public sealed record MyWorkList(int Count, IReadOnlyList<WorkItemView> Items);

/// <summary>One thing that waits for the asker or is the asker's own. Null days: none is stated.</summary>
/// <param name="Kind">
/// <c>Vote</c>, <c>Count</c> (a vote that is over), <c>Opinion</c>, <c>Decision</c> (of the steering committee), <c>Amendment</c> (not decided), <c>End</c> (the agreed end has
/// passed), <c>Status</c> (the start has passed), <c>Invitation</c>, <c>Task</c>, <c>Deliverable</c> or <c>Milestone</c>.
/// </param>
/// <param name="Action">Slug of the action.</param>
/// <param name="WorkPackage">Its number; null for what is of the whole action.</param>
/// <param name="Number">Of the thing; of an action its short name.</param>
/// <param name="Title">Of the thing.</param>
/// <param name="Due">The day as stated.</param>
/// <param name="Ends">The working day with which it ends.</param>
/// <param name="DaysLeft">From today; negative when late.</param>
/// <param name="Band"><c>Late</c>, <c>Soon</c> (14 days) or <c>Later</c>.</param>
/// <param name="Href">The page that shows it.</param>
/// <param name="Act">The page where it is done now; null for what asks for nothing yet.</param>
/// <param name="Who">The person, else the code of the authority that does it, where one is named.</param>
public sealed record WorkItemView(
    string Kind, string Action, int? WorkPackage, string Number, string Title, DateOnly? Due, DateOnly? Ends, int? DaysLeft, string Band, string Href, string? Act, string? Who);
