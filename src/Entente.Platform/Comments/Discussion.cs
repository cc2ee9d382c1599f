using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Hosting;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Comments;

/// <summary>The door by which rooms let people discuss their things. The room finds the thing first, so it decides who may know of it.</summary>
public sealed class Discussion(PlatformDb db, People people, TimeProvider clock)
{
    /// <summary>Somebody is meant by a comment.</summary>
    public const string MentionTopic = "platform.comment-mention";

    /// <summary>Somebody goes on in a discussion that one takes part in.</summary>
    public const string AnswerTopic = "platform.comment-answer";

    /// <summary>The comments on a thing, oldest first, each answer behind what it answers.</summary>
    public async Task<IReadOnlyList<Comment>> On(CommentOwner owner, CancellationToken stop)
    {
        var all = await Of(owner).AsNoTracking().ToListAsync(stop);
        var answers = all.Where(comment => comment.Answers is not null).OrderBy(comment => comment.At).ThenBy(comment => comment.Id.Value).ToLookup(comment => comment.Answers!.Value);
        return [.. all.Where(comment => comment.Answers is null).OrderBy(comment => comment.At).ThenBy(comment => comment.Id.Value).SelectMany(comment => answers[comment.Id].Prepend(comment))];
    }

    /// <summary>One of the comments on a thing.</summary>
    public async Task<Result<Comment>> One(CommentOwner owner, Guid id, CancellationToken stop)
    {
        var asked = new Id<Comment>(id);
        return await Of(owner).AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == asked, stop) is { } comment ? comment : Unknown;
    }

    /// <summary>Somebody comments on a thing, or answers a comment.</summary>
    public async Task<Result<Comment>> Write(CommentOwner owner, WriteComment ask, Actor author, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (MayNot(author, owner) is { } closed)
            return closed;
        var now = clock.GetUtcNow();
        var id = ask.Id is { } chosen && chosen != Guid.Empty ? new Id<Comment>(chosen) : Id<Comment>.New(now);
        if (await db.Set<Comment>().FirstOrDefaultAsync(comment => comment.Id == id, stop) is { } there)
            return IsTheSame(there, owner, ask, author) ? there : Problem.Conflict("platform.comment-id-taken", "There is a comment under this number already. Load the page again and send it once more.");
        Comment? answered = null;
        if (ask.Answers is { } answers)
        {
            var asked = new Id<Comment>(answers);
            if ((answered = await Of(owner).FirstOrDefaultAsync(comment => comment.Id == asked, stop)) is null)
                return Unknown;
        }

        var meant = await Meant(owner, ask.Text, stop);
        var written = Comment.Write(owner, id, answered, ask.Text, [.. meant.Select(mention => mention.Word).Distinct(StringComparer.OrdinalIgnoreCase)], author, now);
        if (written.Problem is { } refused)
            return refused;

        db.Set<Comment>().Add(written.Value);
        await Tell(owner, written.Value, meant.Select(mention => mention.Person), author, now, stop);
        await TellOthers(owner, written.Value, author, now, stop);
        return await db.Save(stop) is { } lost ? lost : written.Value;
    }

    /// <summary>The author says a comment otherwise; who is meant by it now and was not before is told.</summary>
    /// <param name="owner">The thing.</param>
    /// <param name="id">Which comment.</param>
    /// <param name="ask">The new text.</param>
    /// <param name="seen">The version that the author looked at.</param>
    /// <param name="author">Who asks.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Result<Comment>> Change(CommentOwner owner, Guid id, ChangeComment ask, Seen seen, Actor author, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var found = await Own(owner, id, author, stop);
        if (found.Problem is { } closed)
            return closed;
        var comment = found.Value;
        if (await db.ChangedSince(comment, seen, stop) is { } changed)
            return changed;

        var now = clock.GetUtcNow();
        var meant = await Meant(owner, ask.Text, stop);
        if (comment.Change(ask.Text, [.. meant.Select(mention => mention.Word).Distinct(StringComparer.OrdinalIgnoreCase)], now).Problem is { } refused)
            return refused;
        await Tell(owner, comment, meant.Select(mention => mention.Person), author, now, stop);
        return await db.Save(stop) is { } lost ? lost : comment;
    }

    /// <summary>The author takes a comment back, or puts it up again.</summary>
    public async Task<Result<Comment>> Stand(CommentOwner owner, Guid id, bool stands, Actor author, CancellationToken stop)
    {
        var found = await Own(owner, id, author, stop);
        if (found.Problem is { } closed)
            return closed;
        found.Value.Stand(stands, clock.GetUtcNow());
        if (!stands)
            await db.Over(owner.Thing, told => told.Cause == $"comment/{found.Value.Id}", clock.GetUtcNow(), stop);
        return await db.Save(stop) is { } lost ? lost : found.Value;
    }

    private static Problem Unknown => Problem.Missing("platform.comment-unknown", "There is no such comment here.");

    private IQueryable<Comment> Of(CommentOwner owner) =>
        db.Set<Comment>().Where(comment => comment.OwnerKind == owner.Thing.Kind && comment.OwnerKey == owner.Thing.Key);

    private async Task<Result<Comment>> Own(CommentOwner owner, Guid id, Actor author, CancellationToken stop)
    {
        if (MayNot(author, owner) is { } closed)
            return closed;
        var asked = new Id<Comment>(id);
        if (await Of(owner).FirstOrDefaultAsync(comment => comment.Id == asked, stop) is not { } comment)
            return Unknown;
        return comment.Account == author.Account
            ? comment
            : Problem.Forbidden("platform.comment-not-yours", "Only who wrote a comment changes it or takes it back.");
    }

    private static Problem? MayNot(Actor author, CommentOwner owner) =>
        author.Account is not null && author.May(PlatformPermissions.Comment) && owner.IsSeenBy(author)
            ? null
            : Problem.Forbidden("platform.comment-not-permitted", "None of your roles lets you comment on this.");

    // A form that was sent twice, or a program that did not hear the first answer.
    private static bool IsTheSame(Comment there, CommentOwner owner, WriteComment ask, Actor author) =>
        there.Account == author.Account && there.OwnerKind == owner.Thing.Kind && there.OwnerKey == owner.Thing.Key && there.Text == ask.Text?.Trim();

    private async Task<IReadOnlyList<(string Word, Actor Person)>> Meant(CommentOwner owner, string? text, CancellationToken stop)
    {
        if (text is null or { Length: > Comment.MostCharacters } || Mentions.In(text) is not { Count: > 0 } words)
            return [];

        // Whoever may not see the thing is as if not there: the writer learns nothing of who exists.
        var everybody = (await people.Holding(PlatformPermissions.Use, stop)).Where(owner.IsSeenBy).ToList();
        return [.. words.SelectMany(word => everybody.Where(person => Mentions.Means(word, person, owner)).Select(person => (word, person)))];
    }

    private async Task Tell(CommentOwner owner, Comment comment, IEnumerable<Actor> meant, Actor author, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var account in meant.Select(person => person.Account!.Value).Distinct().Where(account => account != author.Account))
            await db.Notify(account, Notice(MentionTopic, owner, comment), now, stop);
    }

    // Whoever has written here before; the one who is meant by the comment has been told of it, and is not told twice.
    private async Task TellOthers(CommentOwner owner, Comment comment, Actor author, DateTimeOffset now, CancellationToken stop)
    {
        var writers = await Of(owner).Where(other => other.RemovedAt == null).Select(other => other.Account).Distinct().ToListAsync(stop);
        if (writers.All(account => account == author.Account))
            return;
        foreach (var person in (await people.Holding(PlatformPermissions.Use, stop)).Where(person => writers.Contains(person.Account!.Value) && person.Account != author.Account && owner.IsSeenBy(person)))
            await db.Notify(person.Account!.Value, Notice(AnswerTopic, owner, comment), now, stop);
    }

    private static Telling Notice(string topic, CommentOwner owner, Comment comment) =>
        new(topic, $"comment/{comment.Id}", $"{owner.Href}#c-{comment.Id}", $"notice.{topic}", owner.Name) { About = owner.Thing };
}

/// <summary>Somebody comments on a thing.</summary>
/// <param name="Text">At most 4,000 characters; <c>@name</c> tells a person, <c>@AIFA</c> an authority, <c>@WP6</c> a work package.</param>
/// <param name="Answers">The comment that it answers.</param>
/// <param name="Id">A UUID of the asker's choice: the same comment sent twice under it is one. Null: a new one.</param>
public sealed record WriteComment(string? Text, Guid? Answers = null, Guid? Id = null);

/// <summary>The author says a comment otherwise.</summary>
/// <param name="Text">The new text.</param>
public sealed record ChangeComment(string? Text);
