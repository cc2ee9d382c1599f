using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>A coordinator plans a meeting of the action, or a lead one of the own work package. Those with a role there are invited.</summary>
/// <param name="WorkPackage">Null for the whole action.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Time">When.</param>
/// <param name="Place">Where people meet; null for by video only.</param>
/// <param name="Link">Where one joins by video, <c>https://…</c>.</param>
/// <param name="TeamOnly">True when only the team of the action and the invited may know of it.</param>
public sealed record PlanMeeting([MayBeMissing] int? WorkPackage, string? Title, AskedTime? Time, [MayBeMissing] string? Place, [MayBeMissing] string? Link, bool TeamOnly = false)
{
    internal static async Task<Result<Meeting>> Run(
        string slug, PlanMeeting ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber("actions.meetings", slug, stop);
        var opened = ask.WorkPackage is { } package
            ? await OpenAction.ToPlan(slug, package, actor, db, stop)
            : await OpenAction.ToPlanAll(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var time = MeetingTime.Of(ask.Time ?? new(null, null, null, null, null));
        List<Fault> faults = [.. Check(ask.Title, ask.Place, ask.Link), .. time.Problem?.Faults ?? []];
        if (ask.WorkPackage is { } number && !await db.WorkPackages.AnyAsync(one => one.Action == opened.Value.Id && one.Number == number, stop))
            faults.Add(new(nameof(WorkPackage), "actions.wp-missing", "Choose a work package of this action."));
        if (faults.Count > 0)
            return OpenMeeting.Faulty(faults);

        // Whoever sends the same form again, by "back" or after a slow answer, means the same meeting.
        var known = await db.Meetings.Where(one => one.Action == opened.Value.Id)
            .Select(one => new { one.Number, one.WorkPackage, one.Title, one.Start, one.CalledOffAt }).ToListAsync(stop);
        if (known.FirstOrDefault(one => one.CalledOffAt is null && (one.WorkPackage, one.Title, one.Start) == (ask.WorkPackage, ask.Title!.Trim(), time.Value.Start)) is { } same)
            return Problem.Conflict("actions.meeting-stands", "This meeting stands already as {0}, with the same title at the same time.", same.Number);

        var now = clock.GetUtcNow();
        var taken = known.Select(one => one.Number);
        var meeting = Meeting.Plan(
            opened.Value, ask.WorkPackage, Numbers.Next("M", taken), ask.Title!, time.Value, CreateJointAction.Blank(ask.Place), CreateJointAction.Blank(ask.Link), ask.TeamOnly, now);
        db.Meetings.Add(meeting);
        await Invite.Team(opened.Value, meeting, actor, db, people, now, stop);
        return await db.Save(turn, stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<Created<MeetingView>, ProblemHttpResult>> Api(
        string slug, PlanMeeting ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var planned = await Run(slug, ask, actor, db, people, clock, stop);
        return planned.Problem is { } problem
            ? problem.ToHttp()
            : TypedResults.Created($"/api/v1/actions/{slug}/meetings/{planned.Value.Number}", MeetingView.Of(planned.Value, [], withDraft: true));
    }

    /// <summary>What is wrong with the words of a meeting, whether it is new or changed.</summary>
    internal static IEnumerable<Fault> Check(string? title, string? place, string? link)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Trim().Length > 300)
            yield return new(nameof(Title), "actions.meeting-title", "Say in up to 300 characters what the meeting is about.");
        if (place?.Length > 300)
            yield return new(nameof(Place), "actions.meeting-place", "Name the place in up to 300 characters.");
        if (CreateJointAction.Blank(link) is { } address
            && (address.Length > 1000 || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")))
        {
            yield return new(nameof(Link), "actions.meeting-link", "Give the whole address of the video meeting, beginning with https://.");
        }
    }
}
