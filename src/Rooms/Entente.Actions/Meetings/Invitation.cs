using Entente.Platform.Notices;

namespace Entente.Actions.Meetings;

/// <summary>A person who was asked to come, with the answer. It is a thing of its own: answers never lose against each other.</summary>
internal sealed class Invitation : Entity, IToldOf
{
    public required Id<Invitation> Id { get; init; }

    public required Id<Meeting> Meeting { get; init; }

    public required Guid Account { get; init; }

    /// <summary>What the person was called.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the authority where the person worked; null for none.</summary>
    public required string? Authority { get; init; }

    /// <summary>Null until the person says something, and again once the meeting was moved.</summary>
    public Answer? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>How often the person was asked: once, and again after each move and each invitation that was taken back. An answer names it.</summary>
    public int Asked { get; private set; } = 1;

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Thing Thing => new(ActionsThings.Meeting, Meeting.ToString());

    /// <summary>Whoever has answered is not asked any more, and whoever is not invited any more needs to know nothing of the time or place.</summary>
    public bool IsOver(Notice told) => told.Account == Account && told.Topic switch
    {
        MeetingNotices.Invited or MeetingNotices.Moved => Answer is not null || WithdrawnAt is not null,
        MeetingNotices.Changed => WithdrawnAt is not null,
        MeetingNotices.Uninvited => WithdrawnAt is null,
        _ => false,
    };

    public static Invitation To(Meeting meeting, Actor person, DateTimeOffset now)
    {
        var invitation = new Invitation
        {
            Id = Id<Invitation>.New(now), Meeting = meeting.Id, Account = person.Account!.Value, Name = person.DisplayName, Authority = person.Authority,
        };
        invitation.Tell(new PersonInvited(meeting.Id.Value, invitation.Account));
        return invitation;
    }

    public void Say(Answer answer, DateTimeOffset now)
    {
        (Answer, AnsweredAt) = (answer, now);
        Tell(new InvitationAnswered(Meeting.Value, Account, answer.ToString()));
    }

    /// <summary>The meeting was moved: what was said of the old time says nothing of the new one.</summary>
    [TellsNobody("The meeting that moved tells it.")]
    public void AskAgain() => (Answer, AnsweredAt, Asked) = (null, null, Asked + 1);

    public void Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return;
        WithdrawnAt = now;
        Tell(new PersonUninvited(Meeting.Value, Account));
    }

    /// <summary>Asks once more whose invitation was taken back: what was said then says nothing now.</summary>
    public void Renew()
    {
        WithdrawnAt = null;
        AskAgain();
        Tell(new PersonInvited(Meeting.Value, Account));
    }
}
