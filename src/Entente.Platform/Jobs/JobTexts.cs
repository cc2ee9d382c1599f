using System.Text.Json;
using Entente.Look.Components;
using Entente.Look.Languages;

namespace Entente.Platform.Jobs;

/// <summary>Names the texts of jobs.</summary>
public sealed class JobTexts;

/// <summary>What a job is called and what came out of it, in the words of the room that does it.</summary>
public sealed class JobWords(IEnumerable<ProblemSource> rooms)
{
    /// <summary>The job's name.</summary>
    public string Name(string kind) => Find($"job.{kind}") ?? kind;

    /// <summary>What is being done now; null before the first report.</summary>
    public string? Step(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Step.Length == 0 ? null : Find($"job.{job.Kind}.step.{job.Step}");
    }

    /// <summary>What came out of it; null while it is not done.</summary>
    public string? Outcome(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.ResultFigures is not { } stored || Find($"job.{job.Kind}.done") is not { } sentence)
            return null;
        var figures = JsonSerializer.Deserialize<int[]>(stored)!;
        return string.Format(Formats.Culture, sentence, [.. figures.Select(Formats.Count)]);
    }

    /// <summary>What a hearer of facts does.</summary>
    public string Hearer(string name) => Find($"hearer.{name}") ?? name;

    private string? Find(string key) => rooms.Select(room => room.Texts[key]).FirstOrDefault(text => !text.ResourceNotFound)?.Value;
}
