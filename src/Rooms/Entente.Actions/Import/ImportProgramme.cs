using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Platform.Audit;

namespace Entente.Actions.Import;

/// <summary>
/// Reads a programme file, says what it would change, and, unless it is a dry run, changes it: all of it in one transaction, or
/// nothing.
/// </summary>
/// <param name="DryRun">Only say what would change.</param>
/// <param name="Publish">Open the public pages of the actions in the file.</param>
public sealed record ImportProgramme(bool DryRun, bool Publish)
{
    /// <summary>The largest file that is read.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    internal static async Task<Result<ImportReport>> Run(
        ImportProgramme ask, ReadOnlyMemory<byte> content, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var laid = await Lay(ask, content, actor, db, clock, laid: null, stop);
        if (ask.DryRun || laid.Problem is not null)
            return laid;
        return await db.Save(stop) is { } lost ? lost : laid;
    }

    /// <summary>Lays the file over what is known without saving; a job saves it together with its own end.</summary>
    /// <param name="laid">Told after each action: how many are through, and of how many.</param>
    internal static async Task<Result<ImportReport>> Lay(
        ImportProgramme ask, ReadOnlyMemory<byte> content, Actor actor, ActionsDb db, TimeProvider clock, Func<int, int, Task>? laid, CancellationToken stop)
    {
        if (!actor.May(ActionsPermissions.Import))
            return Problem.Forbidden("actions.import-not-allowed", "Only an administrator may import a programme.");
        if (content.Length > MostBytes)
            return Problem.Malformed("actions.import-too-large", "The file is larger than {0} MB. Split it by action.", MostBytes / 1024 / 1024);
        var read = ProgrammeReader.Read(content);
        if (read.Problem is { } unreadable)
            return unreadable;

        var faults = await new ProgrammeMerge(db, clock.GetUtcNow(), ask.Publish).Lay(read.Value, laid, stop);
        if (faults.Count > 0)
            return ProgrammeReader.Refuse(faults);

        return new ImportReport(ask.DryRun, read.Value.Actions.Count, read.Value.Actions.Sum(action => action.Packages.Count),
            Differences.Of(db), read.Value.Unused);
    }

    internal static async Task<Results<Ok<ImportReport>, Accepted, ProblemHttpResult>> Api(
        HttpRequest request, bool? dryRun, bool? publish, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        if (dryRun is not true && request.Headers["Prefer"].Any(prefer => prefer?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) ?? false))
        {
            var brought = await BringProgramme.Run("programme.json", body.ToArray(), publish ?? false, actor, db, clock, stop);
            var started = brought.Problem is { } unsound ? unsound : await StartImport.Run(brought.Value.Id, actor, db, clock, stop);
            return started.Problem is { } refused ? refused.ToHttp() : TypedResults.Accepted($"/api/v1/jobs/{started.Value.Id}");
        }

        var content = body.GetBuffer().AsMemory(0, (int)body.Length);
        var result = await Run(new(dryRun ?? false, publish ?? false), content, actor, db, clock, stop);
        return result.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(result.Value);
    }
}

/// <summary>What an import changed, or would change.</summary>
/// <param name="DryRun">True when nothing was written.</param>
/// <param name="Actions">Joint actions in the file.</param>
/// <param name="WorkPackages">Work packages in the file.</param>
/// <param name="Differences">Every thing that is new or changed.</param>
/// <param name="Unused">Parts of the file that no room holds yet, by JSON path; they were read over.</param>
public sealed record ImportReport(bool DryRun, int Actions, int WorkPackages, IReadOnlyList<Difference> Differences, IReadOnlyList<string> Unused);

/// <summary>One thing that is new or changed.</summary>
/// <param name="Thing">What it is: <c>work-package</c>, <c>participant</c>, …</param>
/// <param name="Name">Which one, as people call it.</param>
/// <param name="Kind">Added or changed.</param>
/// <param name="Fields">The values, before and after.</param>
public sealed record Difference(
    string Thing, string Name, [property: JsonConverter(typeof(AuditKindWord))] AuditKind Kind, IReadOnlyList<FieldDifference> Fields);

/// <summary>Programs read words, as in the rest of the API, not the numbers of an enumeration.</summary>
internal sealed class AuditKindWord() : JsonStringEnumConverter<AuditKind>(JsonNamingPolicy.CamelCase);

/// <summary>One value, before and after; null for not stated.</summary>
public sealed record FieldDifference(string Field, string? Before, string? After);
