using Entente.Platform.Audit;

namespace Entente.Platform.Notices;

/// <summary>
/// Something that a person is told. It is written in the transaction of its cause, and once for each cause. It keeps a text's key and
/// not a sentence, so that it reads in the reader's language.
/// </summary>
[NotAudited("What a person was told of a change that has its own line.")]
public sealed class Notice
{
    /// <summary>Identity; later notices have greater ones.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid Account { get; init; }

    /// <summary>What sort of thing happened, <c>platform.job-ended</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>What happened exactly; nobody is told twice of one cause.</summary>
    public required string Cause { get; init; }

    /// <summary>The address of the page that shows it. That page asks again who may see the thing.</summary>
    public required string Href { get; init; }

    /// <summary>The key of the sentence.</summary>
    public required string Text { get; init; }

    /// <summary>What goes into the sentence: codes and numbers, never a title that the reader may lose sight of.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The thing that it is about, <c>deliverable/ID</c> or <c>job/KIND</c>, by which the person mutes it; null when there is nothing to mute.</summary>
    public string? Thread { get; init; }

    /// <summary>True when a mail may say the sentence and not only count it: a mail passes through strange hands.</summary>
    public bool MayBeMailed { get; init; }

    /// <summary>When it was told.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the person took note, or needed to no more; null before.</summary>
    public DateTimeOffset? ReadAt { get; internal set; }

    /// <summary>When a mail counted it; null before.</summary>
    public DateTimeOffset? MailedAt { get; internal set; }

    /// <summary>When what it tells was over and needed nobody any more; null before.</summary>
    public DateTimeOffset? OverAt { get; private set; }

    /// <summary>What it tells is over: nobody needs to take note of it.</summary>
    internal void End(DateTimeOffset now)
    {
        OverAt = now;
        ReadAt ??= now;
    }
}
