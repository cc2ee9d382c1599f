using System.Text.Json;
using Entente.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Storage;

/// <summary>What a room does when it hears a fact that another told.</summary>
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
    private readonly Dictionary<string, List<Hearer>> hearers = new(StringComparer.Ordinal);

    /// <summary>How facts are written and read.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    internal delegate Task Deliver(IServiceProvider services, string body, CancellationToken stop);

    internal sealed record Hearer(string Name, Type Store, Deliver Deliver);

    /// <summary>Adds a hearer.</summary>
    /// <param name="kind">The fact's stable name and version.</param>
    /// <param name="name">The hearer's stable name; renaming it makes it hear everything again that is still unsent.</param>
    public Facts Add<TFact, TDb, THearer>(string kind, string name)
        where TFact : IFact
        where TDb : RoomDb
        where THearer : IHear<TFact, TDb>
    {
        if (!hearers.TryGetValue(kind, out var list))
            hearers[kind] = list = [];
        list.Add(new(name, typeof(TDb), (services, body, stop) =>
            ActivatorUtilities.GetServiceOrCreateInstance<THearer>(services).Hear(
                JsonSerializer.Deserialize<TFact>(body, Json)!, services.GetRequiredService<TDb>(), stop)));
        return this;
    }

    internal IReadOnlyList<Hearer> Of(string kind) => hearers.GetValueOrDefault(kind) ?? [];
}
