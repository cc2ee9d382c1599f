using Entente.Kernel;
using Entente.Platform.Access;

namespace Entente.Platform.Comments;

/// <summary>The thing that people comment on, as the room that keeps the thing names it.</summary>
/// <param name="Thing">Which one. Whoever wants to hear no more of it mutes it, with its other notices.</param>
/// <param name="Name">Codes by which people call it, never a title: <c>JAMS 2.0 D5.1</c>.</param>
/// <param name="Href">Its page.</param>
/// <param name="Team">The scope whose people a word behind an @ means: <c>WP6</c> a work package of the same action; null for no team.</param>
/// <param name="IsSeenBy">True for whoever may see the thing; its comments are seen by them and by nobody else.</param>
public sealed record CommentOwner(Thing Thing, string Name, string Href, Func<string, Scope?> Team, Func<Actor, bool> IsSeenBy);

/// <summary>What a comment said before it was changed.</summary>
/// <param name="Text">The text.</param>
/// <param name="Until">When it was changed.</param>
public sealed record EarlierText(string Text, DateTimeOffset Until);

/// <summary>What somebody said about a thing. Nothing of it is deleted: it can be changed, with what it said before, and be taken back.</summary>
public sealed class Comment : Entity
{
    /// <summary>The longest text.</summary>
    public const int MostCharacters = 4000;

    /// <summary>Identity; chosen by the form, so that a form that is sent twice is one comment.</summary>
    public required Id<Comment> Id { get; init; }

    /// <summary>Kind of the thing.</summary>
    public required string OwnerKind { get; init; }

    /// <summary>Which one.</summary>
    public required string OwnerKey { get; init; }

    /// <summary>The comment that it answers; null for one that begins.</summary>
    public required Id<Comment>? Answers { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid Account { get; init; }

    /// <summary>What that person was called.</summary>
    public required string By { get; init; }

    /// <summary>Where that person worked.</summary>
    public required string? Authority { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it says.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The words behind an @ by which somebody was found.</summary>
    public IReadOnlyList<string> Mentions { get; private set; } = [];

    /// <summary>What it said before, oldest first.</summary>
    public IReadOnlyList<EarlierText> Earlier { get; private set; } = [];

    /// <summary>When its author took it back; null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>A new comment.</summary>
    [TellsNobody("What people say to each other is for people; those who are meant get a notice.")]
    internal static Result<Comment> Write(
        CommentOwner owner, Id<Comment> id, Comment? answers, string? text, IReadOnlyList<string> mentions, Actor author, DateTimeOffset now)
    {
        if (Check(text) is { } faulty)
            return faulty;
        if (answers is { RemovedAt: not null })
            return Problem.Rule("platform.comment-removed", "This comment was taken back. Write a new one.");

        return new Comment
        {
            // An answer to an answer stands beside it: threads have one level.
            Id = id, OwnerKind = owner.Thing.Kind, OwnerKey = owner.Thing.Key, Answers = answers?.Answers ?? answers?.Id, Account = author.Account!.Value,
            By = author.DisplayName, Authority = author.Authority, At = now, Text = text!.Trim(), Mentions = mentions,
        };
    }

    /// <summary>Says it otherwise.</summary>
    [TellsNobody("What people say to each other is for people; those who are meant get a notice.")]
    internal Result<Done> Change(string? text, IReadOnlyList<string> mentions, DateTimeOffset now)
    {
        if (RemovedAt is not null)
            return Problem.Rule("platform.comment-removed", "This comment was taken back. Write a new one.");
        if (Check(text) is { } faulty)
            return faulty;
        if (text!.Trim() == Text)
            return new Done();

        Earlier = [.. Earlier, new(Text, now)];
        (Text, Mentions) = (text.Trim(), mentions);
        return new Done();
    }

    /// <summary>Takes it back, or puts it up again.</summary>
    [TellsNobody("What people say to each other is for people; those who are meant get a notice.")]
    internal void Stand(bool stands, DateTimeOffset now) => RemovedAt = stands ? null : RemovedAt ?? now;

    private static Problem? Check(string? text) => text?.Trim() switch
    {
        null or "" => Faulty(new("Text", "platform.comment-empty", "Write something first.")),
        { Length: > MostCharacters } long_ => Faulty(new("Text", "platform.comment-too-long", "A comment has at most {0} characters; this one has {1}. Attach a file for more.", MostCharacters, long_.Length)),
        _ => null,
    };

    private static Problem Faulty(Fault fault) => Problem.Rule("platform.comment-faulty", "Some answers need to be mended.") with { Faults = [fault] };
}
