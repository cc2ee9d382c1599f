using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Jobs;

/// <summary>The work of one kind of job.</summary>
/// <typeparam name="TAsk">What exactly is to be done; kept as JSON.</typeparam>
/// <typeparam name="TDb">The room's store: what is changed there is saved together with the note that the job is done.</typeparam>
public interface IJob<in TAsk, in TDb>
    where TDb : RoomDb
{
    /// <summary>
    /// Refuses, changes, tells; the runner saves. It may be begun again from the start after a crash, so what it does outside
    /// <paramref name="db"/> must bear being done twice. Throwing means: try again later.
    /// </summary>
    Task<Result<JobResult>> Run(TAsk ask, TDb db, JobProgress progress, CancellationToken stop);
}

/// <summary>The explicit list of what can be done as a job, and of what is done every day.</summary>
public sealed class JobKinds
{
    private readonly Dictionary<string, JobKind> kinds = new(StringComparer.Ordinal);
    private readonly List<DailyJob> daily = [];

    /// <summary>What is done every day.</summary>
    public IReadOnlyList<DailyJob> EveryDay => daily;

    /// <summary>The names of all kinds.</summary>
    internal IReadOnlyCollection<string> Names => kinds.Keys;

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    internal delegate Task<Result<JobResult>> Work(IServiceProvider services, string ask, RoomDb db, JobProgress progress, CancellationToken stop);

    internal sealed record JobKind(string Name, Type Ask, Type Store, Work Work);

    /// <summary>Adds a kind of job.</summary>
    /// <param name="name">Its stable name, <c>room.what-is-done</c>; the texts <c>job.NAME</c> and <c>job.NAME.done</c> go with it.</param>
    public JobKinds Add<TJob, TAsk, TDb>(string name)
        where TJob : IJob<TAsk, TDb>
        where TDb : RoomDb
    {
        kinds.Add(name, new(name, typeof(TAsk), typeof(TDb), (services, ask, db, progress, stop) =>
            ActivatorUtilities.GetServiceOrCreateInstance<TJob>(services)
                .Run(JsonSerializer.Deserialize<TAsk>(ask, Json)!, (TDb)db, progress, stop)));
        return this;
    }

    /// <summary>Queues a job of this kind once a day, on whichever host looks first.</summary>
    /// <param name="name">A kind that was added before.</param>
    /// <param name="at">The time of day in Brussels.</param>
    /// <param name="ask">What exactly.</param>
    public JobKinds Daily<TAsk>(string name, TimeOnly at, TAsk ask)
    {
        if (Find(name)?.Ask != typeof(TAsk))
            throw new ArgumentException($"There is no job '{name}' that takes a {typeof(TAsk).Name}.", nameof(name));
        daily.Add(new(name, at, JsonSerializer.Serialize(ask, Json)));
        return this;
    }

    internal JobKind? Find(string name) => kinds.GetValueOrDefault(name);
}

/// <summary>Something that is done every day.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, in Brussels.</param>
/// <param name="Ask">What exactly, as JSON.</param>
public sealed record DailyJob(string Kind, TimeOnly At, string Ask);
