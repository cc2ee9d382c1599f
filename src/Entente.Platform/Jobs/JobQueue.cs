using System.Globalization;
using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>How a slice asks for a job.</summary>
public static class JobQueue
{
    /// <summary>
    /// Puts a job beside the other changes of <paramref name="db"/>: it is queued by the same save, or not at all. When one of this
    /// kind is open about the same thing already (two clicks, two windows), that one is given back. It will speak the language in which it is
    /// asked for.
    /// </summary>
    public static async Task<Job> Queue<TAsk>(
        this RoomDb db, string kind, TAsk ask, Thing? about, Actor actor, TimeProvider clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(clock);
        if (about is { } thing && await OpenAbout(db, kind, thing, stop) is { } open)
            return open;

        var job = New(kind, JsonSerializer.Serialize(ask, JobKinds.Json), about?.ToString() ?? "", actor, Spoken, clock.GetUtcNow(), await db.Clock.Now(db, stop));
        db.Set<Job>().Add(job);
        return job;
    }

    /// <summary>The open job of this kind about a thing; null for none.</summary>
    public static Task<Job?> OpenAbout(this RoomDb db, string kind, Thing thing, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var about = thing.ToString();
        return db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(
            job => job.Kind == kind && job.About == about && (job.State == JobState.Waiting || job.State == JobState.Running), stop);
    }

    /// <summary>The language of the page on which somebody asks; null where that has none, as in the API or at night.</summary>
    internal static string? Spoken => Language.Interface.FirstOrDefault(language => language.Code == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)?.Code;

    internal static Job New(string kind, string ask, string about, Actor actor, string? language, DateTimeOffset now, DateTimeOffset due) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, Ask = ask, About = about, Account = actor.Account, By = actor.Name, Language = language, At = now, NextTryAt = due,
    };
}
