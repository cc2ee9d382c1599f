using System.Text.Json;
using Entente.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Storage;

/// <summary>
/// What a room does when it hears a fact that another told. It works with the store that it is given and with nothing else that writes;
/// long work is a job, which it queues there.
/// </summary>
/// <typeparam name="TFact">The fact.</typeparam>
/// <typeparam name="TDb">The hearing room's store: what is changed there is saved together with the note that the fact was heard.</typeparam>
public interface IHear<in TFact, in TDb>
    where TFact : IFact
    where TDb : RoomDb
{
    /// <summary>Changes what has to change in <paramref name="db"/>; the sender saves. Throwing means: try again later.</summary>
    Task Hear(TFact fact, TDb db, CancellationToken stop);
}

/// <summary>
/// The explicit list of who hears what. Nothing is found by scanning: a fact without an entry here has no hearer.
/// </summary>
public sealed class Facts
{
    private const int LongestName = 100;
    private readonly List<Hearer> hearers = [];

    /// <summary>The names of the hearers, each of which has a lane; one that hears several kinds hears them in one order.</summary>
    public IReadOnlyList<string> Lanes => [.. hearers.Select(hearer => hearer.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>How facts are written and read.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    internal delegate Task Deliver(IServiceProvider services, string body, CancellationToken stop);

    internal sealed record Hearer(string Name, string Kind, Type Type, Type Store, Deliver Deliver);

    /// <summary>Adds a hearer.</summary>
    /// <param name="kind">The fact's stable name and version.</param>
    /// <param name="name">
    /// The hearer's stable name, <c>room.what-it-does</c>. A new name is a new lane: it begins with what is told from then on, and hears
    /// of the past when somebody replays it.
    /// </param>
    public Facts Add<TFact, TDb, THearer>(string kind, string name)
        where TFact : IFact
        where TDb : RoomDb
        where THearer : IHear<TFact, TDb>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName, nameof(name));
        if (hearers.Exists(other => other.Name == name && (other.Kind == kind || other.Store != typeof(TDb))))
            throw new ArgumentException($"There is a hearer '{name}' already: of the same fact, or with another store.", nameof(name));
        hearers.Add(new(name, kind, typeof(THearer), typeof(TDb), (services, body, stop) =>
            ActivatorUtilities.GetServiceOrCreateInstance<THearer>(services).Hear(
                JsonSerializer.Deserialize<TFact>(body, Json)!, services.GetRequiredService<TDb>(), stop)));
        return this;
    }

    /// <summary>What a lane hears, by the kind of fact.</summary>
    internal IReadOnlyDictionary<string, Hearer> In(string lane) =>
        hearers.Where(hearer => hearer.Name == lane).ToDictionary(hearer => hearer.Kind, StringComparer.Ordinal);

    /// <summary>The hearer of this type for a kind of fact; null for none.</summary>
    internal Hearer? Find(Type type, string kind) => hearers.Find(hearer => hearer.Type == type && hearer.Kind == kind);
}
