namespace Entente.Actions.Meetings;

/// <summary>Whoever prepares a meeting lays its points in order; a point without a title is dropped.</summary>
/// <param name="Items">The points, in their new order.</param>
public sealed record SetAgenda(IReadOnlyList<AgendaView>? Items)
{
    public const int MostItems = 60;

    internal static async Task<Result<Meeting>> Run(
        string slug, string number, SetAgenda ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var meeting = opened.Value.Meeting;
        var items = (ask.Items ?? []).Where(item => !string.IsNullOrWhiteSpace(item.Title)).ToList();
        var faults = Check(items, meeting).ToList();
        if (faults.Count > 0)
            return OpenMeeting.Faulty(faults);

        var laid = meeting.SetAgenda([.. items.Select(item => new AgendaItem(item.Id, item.Title!.Trim(), item.Minutes, CreateJointAction.Blank(item.Who)))], clock.GetUtcNow());
        if (laid.Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, SetAgenda ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    // The faults name the rows as the page does: Title0, Minutes0, Who0 for the first.
    private static IEnumerable<Fault> Check(IReadOnlyList<AgendaView> items, Meeting meeting)
    {
        if (items.Count > MostItems)
            yield return new("Title0", "actions.agenda-too-long", "An agenda has at most {0} points.", MostItems);
        for (var at = 0; at < items.Count; at++)
        {
            var item = items[at];
            var row = at.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (item.Title!.Length > 300 || item.Who?.Length > 200)
                yield return new($"Title{row}", "actions.agenda-item-long", "Say it in up to 300 characters, and who presents in up to 200.");
            if (item.Minutes is < 1 or > 1440)
                yield return new($"Minutes{row}", "actions.agenda-item-minutes", "Give 1 to 1440 minutes, or leave it open.");
            if (item.Id != 0 && (meeting.Agenda.All(one => one.Id != item.Id) || items.Count(one => one.Id == item.Id) > 1))
                yield return new($"Title{row}", "actions.agenda-item-gone", "This point is not on the agenda any more. Add it as a new one.");
        }
    }
}
