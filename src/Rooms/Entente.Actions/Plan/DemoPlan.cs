using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Actions.Plan;

/// <summary>
/// The invented plan of the demo (<c>demo/plan.json</c>). It is about a real action with real authorities, so everything in it was
/// done by its day: invented lateness would blame somebody.
/// </summary>
internal static class DemoPlan
{
    public const string FileName = "plan.json";

    /// <summary>Adds what is not there yet; does nothing where the folder has no plan or the platform does not have its action.</summary>
    public static async Task Load(ActionsDb db, string folder, TimeProvider clock, CancellationToken stop)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return;

        var text = await File.ReadAllTextAsync(path, stop);
        var file = JsonSerializer.Deserialize<PlanFile>(text, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{FileName} is empty.");
        if (await db.Actions.FirstOrDefaultAsync(action => action.Slug == file.Action, stop) is not { } action)
            return;

        var now = clock.GetUtcNow();
        await LayTasks(db, action, file.Tasks, now, stop);
        await LayDeliverables(db, action, file.Deliverables, now, stop);
        await LayMilestones(db, action, file.Milestones, now, stop);
        await LayMeetings(db, action, file.Meetings ?? [], now, stop);
        await db.SaveChangesAsync(stop);
        await FixBaselines(db, action, file.Baselines ?? [], now, stop);
    }

    private static async Task LayTasks(ActionsDb db, JointAction action, IEnumerable<TaskEntry> entries, DateTimeOffset now, CancellationToken stop)
    {
        var known = await db.Tasks.WithWithdrawn().Where(task => task.Action == action.Id).ToListAsync(stop);
        foreach (var entry in entries.Where(entry => known.All(task => task.Number != entry.Number)))
        {
            var task = Sound(PlanTask.Plan(
                action, entry.WorkPackage, entry.Number, entry.Title, entry.Start, entry.End, entry.After ?? [], known, now, isDemo: true), entry.Number);
            Sound(task.MoveTo(TaskState.Done, known), entry.Number);
            known.Add(task);
            db.Tasks.Add(task);
        }
    }

    private static async Task LayDeliverables(
        ActionsDb db, JointAction action, IEnumerable<DeliverableEntry> entries, DateTimeOffset now, CancellationToken stop)
    {
        var taken = await db.Deliverables.WithWithdrawn().Where(one => one.Action == action.Id).Select(one => one.Number).ToListAsync(stop);
        foreach (var entry in entries.Where(entry => !taken.Contains(entry.Number)))
        {
            var one = Sound(Deliverable.Promise(action, entry.WorkPackage, entry.Number, entry.Title, entry.Due, taken, now, isDemo: true), entry.Number);
            Sound(one.Become(DeliverableStatus.Submitted, entry.Submitted, "Demo data, handed in before reviews were kept here."), entry.Number);
            if (entry.Accepted is { } accepted)
                Sound(one.Become(DeliverableStatus.Accepted, accepted), entry.Number);
            db.Deliverables.Add(one);
        }
    }

    private static async Task LayMilestones(
        ActionsDb db, JointAction action, IEnumerable<MilestoneEntry> entries, DateTimeOffset now, CancellationToken stop)
    {
        var taken = await db.Milestones.WithWithdrawn().Where(one => one.Action == action.Id).Select(one => one.Number).ToListAsync(stop);
        foreach (var entry in entries.Where(entry => !taken.Contains(entry.Number)))
        {
            var one = Sound(Milestone.Set(action, entry.WorkPackage, entry.Number, entry.Title, entry.Due, entry.Verification, taken, now, isDemo: true), entry.Number);
            Sound(one.Reach(entry.Reached), entry.Number);
            db.Milestones.Add(one);
        }
    }

    private static async Task LayMeetings(ActionsDb db, JointAction action, IEnumerable<MeetingEntry> entries, DateTimeOffset now, CancellationToken stop)
    {
        var taken = await db.Meetings.Where(one => one.Action == action.Id).Select(one => one.Number).ToListAsync(stop);
        foreach (var entry in entries.Where(entry => !taken.Contains(entry.Number)))
        {
            var time = Sound(MeetingTime.Of(new(entry.Day, entry.From, null, entry.Until, null)), entry.Number);
            var one = Meeting.Plan(action, entry.WorkPackage, entry.Number, entry.Title, time, entry.Place, link: null, teamOnly: false, now, isDemo: true);
            Sound(one.SetAgenda([.. entry.Agenda.Select(item => new AgendaItem(0, item, 45, null))], now), entry.Number);
            Sound(one.Decide(one.Agenda[^1].Id, entry.Decision, "demo", now), entry.Number);
            Sound(one.Write(entry.Minutes, now), entry.Number);
            Sound(one.Approve("demo", now), entry.Number);
            db.Meetings.Add(one);
        }
    }

    // The plan as it is, but for the days that the entry gives.
    private static async Task FixBaselines(ActionsDb db, JointAction action, IEnumerable<BaselineEntry> entries, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var entry in entries)
        {
            if (await db.Baselines.AnyAsync(one => one.Action == action.Id && one.Name == entry.Name, stop))
                continue;
            var ask = new FixBaseline(entry.Name, entry.Reason, entry.Day);
            var days = await FixBaseline.Days(action, db, stop);
            var fixedDays = days.Select(day => entry.Days.FirstOrDefault(one => one.Kind == day.Kind && one.Number == day.Number) is { } other
                ? day with { Start = other.Start ?? day.Start, End = other.End ?? day.End }
                : day).ToList();
            db.Baselines.Add(Sound(Baseline.Fix(action, ask, fixedDays, [], "demo", now), entry.Name));
            await db.SaveChangesAsync(stop);
        }
    }

    // The file is our own: what the model refuses in it is a slip to be mended there.
    private static T Sound<T>(Result<T> result, string number) =>
        result.Problem is { } problem ? throw new InvalidDataException($"{FileName}, {number}: {problem.Text}") : result.Value;

    private sealed record PlanFile(
        string Action, IReadOnlyList<TaskEntry> Tasks, IReadOnlyList<DeliverableEntry> Deliverables, IReadOnlyList<MilestoneEntry> Milestones,
        IReadOnlyList<MeetingEntry>? Meetings, IReadOnlyList<BaselineEntry>? Baselines);

    private sealed record TaskEntry(string Number, int WorkPackage, string Title, DateOnly Start, DateOnly End, IReadOnlyList<string>? After);

    private sealed record DeliverableEntry(string Number, int WorkPackage, string Title, DateOnly Due, DateOnly Submitted, DateOnly? Accepted);

    private sealed record MilestoneEntry(string Number, int WorkPackage, string Title, DateOnly Due, DateOnly Reached, string Verification);

    private sealed record BaselineEntry(string Name, string Reason, DateOnly Day, IReadOnlyList<BaselineDayEntry> Days);

    private sealed record BaselineDayEntry([property: JsonConverter(typeof(JsonStringEnumConverter<PlanKind>))] PlanKind Kind, string Number, DateOnly? Start, DateOnly? End);

    private sealed record MeetingEntry(
        string Number, int? WorkPackage, string Title, string? Place, DateOnly Day, TimeOnly From, TimeOnly Until, IReadOnlyList<string> Agenda, string Decision, string Minutes);
}
