using Entente.Platform.Accounts;
using Entente.Platform.Notices;

namespace Entente.Actions.Meetings;

/// <summary>Tells the invited what happens to a meeting, in the save of the change. Numbers only: whoever reads it may lose sight of the meeting.</summary>
internal static class MeetingNotices
{
    public const string Invited = "actions.meeting-invited";
    public const string Uninvited = "actions.meeting-uninvited";
    public const string Changed = "actions.meeting-changed";
    public const string Moved = "actions.meeting-moved";
    public const string CalledOff = "actions.meeting-called-off";
    public const string Approved = "actions.minutes-approved";

    /// <summary>True for what matters until a meeting is held and no longer.</summary>
    public static bool IsBefore(Notice told) => told.Topic is Invited or Changed or Moved;

    /// <summary>Tells everybody whose invitation stands, except whoever made the change.</summary>
    public static async Task All(
        OpenMeeting open, string topic, string occasion, Actor actor, ActionsDb db, People people, DateTimeOffset now, CancellationToken stop)
    {
        var invited = open.Standing.Select(one => one.Account).ToHashSet();
        foreach (var person in await people.Holding(ActionsPermissions.Read, stop))
        {
            if (invited.Contains(person.Account!.Value))
                await Tell(person, open.Action, open.Meeting, topic, occasion, actor, db, now, stop);
        }
    }

    public static async Task Tell(
        Actor person, JointAction action, Meeting meeting, string topic, string occasion, Actor actor, ActionsDb db, DateTimeOffset now, CancellationToken stop)
    {
        if (person.Account == actor.Account || !CanSee.Item(person, action) || !CanSee.Item(person, meeting))
            return;
        // Who is not invited any more may find nothing at the meeting itself.
        var page = topic == Uninvited ? "meetings" : $"meetings/{meeting.Number}";
        await db.Notify(
            person.Account!.Value,
            new(topic, $"meeting/{meeting.Id}/{topic}{occasion}", $"/ja/{action.Slug}/{page}", $"notice.{topic}", meeting.Number, action.Acronym)
            {
                About = meeting.Thing,
                MayBeMailed = CanSee.MayBeMailed(action) && CanSee.MayBeMailed(meeting),
            },
            now, stop);
    }
}
