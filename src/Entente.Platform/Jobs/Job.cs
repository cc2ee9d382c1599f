using Entente.Platform.Audit;

namespace Entente.Platform.Jobs;

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>Nobody works on it yet, or it is to be tried again.</summary>
    Waiting,

    /// <summary>A host works on it.</summary>
    Running,

    /// <summary>It is through; its effects and this state were saved together.</summary>
    Done,

    /// <summary>A rule said no; nothing was changed.</summary>
    Refused,

    /// <summary>The world said no too often; nothing was changed.</summary>
    Failed,

    /// <summary>Somebody called it off in time; nothing was changed.</summary>
    Cancelled,
}

/// <summary>
/// Work that takes longer than a request may. It is queued in the transaction of the change that asks for it, and finished in the
/// transaction of its own effects: whatever dies in between, it has its effect once.
/// </summary>
[NotAudited("It says itself who asked for it and what came of it; what it changes has lines.")]
public sealed class Job
{
    /// <summary>In its address.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is to be done: the stable name under which a room registered it, <c>actions.import-programme</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What exactly, as JSON.</summary>
    public required string Ask { get; init; }

    /// <summary>The thing that it is about, <c>actions.upload/ID</c>; of one kind only one job at a time is open about it. Empty for none.</summary>
    public required string About { get; init; }

    /// <summary>Who asked for it; null for a program and for a schedule.</summary>
    public Guid? Account { get; init; }

    /// <summary>Who asked, as the audit trail names them.</summary>
    public required string By { get; init; }

    /// <summary>The language of whoever asked, in which it speaks; null: the house's.</summary>
    public string? Language { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far it is.</summary>
    public JobState State { get; internal set; }

    /// <summary>
    /// Counts who has taken the job in hand. A host that was thought dead and comes back holds an old turn, so what it then saves
    /// is thrown away whole.
    /// </summary>
    public int Turn { get; internal set; }

    /// <summary>Tries that a host began and did not hand back.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Tries of those that failed; the others ended with their host.</summary>
    public int Failures { get; internal set; }

    /// <summary>The host at work.</summary>
    public string Host { get; internal set; } = "";

    /// <summary>A host that has not reported by then counts as dead; null while nobody works on it.</summary>
    public DateTimeOffset? Until { get; internal set; }

    /// <summary>Not before this moment.</summary>
    public required DateTimeOffset NextTryAt { get; set; }

    /// <summary>When work began; null before.</summary>
    public DateTimeOffset? StartedAt { get; internal set; }

    /// <summary>When it was over, one way or the other.</summary>
    public DateTimeOffset? FinishedAt { get; internal set; }

    /// <summary>When somebody asked to call it off.</summary>
    public DateTimeOffset? CancelAskedAt { get; internal set; }

    /// <summary>When the person who asked for it took note of the end.</summary>
    public DateTimeOffset? SeenAt { get; internal set; }

    /// <summary>What is being done, a word of the job's kind; empty before the first report.</summary>
    public string Step { get; internal set; } = "";

    /// <summary>Rows, files or things that are through.</summary>
    public int Done { get; internal set; }

    /// <summary>Of how many; null while nobody knows.</summary>
    public int? Total { get; internal set; }

    /// <summary>Where the result is; null for none.</summary>
    public string? ResultHref { get; internal set; }

    /// <summary>The figures of the sentence that tells the result, as a JSON list of whole numbers.</summary>
    public string? ResultFigures { get; internal set; }

    /// <summary>Why a rule said no, as JSON.</summary>
    public string? Refusal { get; internal set; }

    /// <summary>Why the last try failed, for those who run the house.</summary>
    public string? LastError { get; internal set; }

    /// <summary>True while it may still have an effect.</summary>
    public bool IsOpen => State is JobState.Waiting or JobState.Running;

    internal void Finish(JobResult result, DateTimeOffset now)
    {
        End(JobState.Done, now);
        ResultHref = result.Href;
        ResultFigures = System.Text.Json.JsonSerializer.Serialize(result.Figures);
    }

    internal void End(JobState state, DateTimeOffset now)
    {
        State = state;
        FinishedAt = now;
        Until = null;
    }
}

/// <summary>What came out of a job.</summary>
/// <param name="Href">Where it can be seen; null when there is nothing to see.</param>
/// <param name="Figures">The whole numbers of the sentence <c>job.KIND.done</c>.</param>
public sealed record JobResult(string? Href, params IReadOnlyList<int> Figures);
