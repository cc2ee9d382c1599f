namespace Entente.Kernel;

/// <summary>
/// Something that happened and that other rooms or nodes may want to hear: an immutable record of primitives, named in the past
/// tense. It is stored in the same transaction as the change that it tells and delivered afterwards.
/// </summary>
public interface IFact
{
    /// <summary>The stable name and version, <c>room.what-happened.1</c>.</summary>
    string Kind { get; }
}

/// <summary>
/// A thing with an identity and a history. Its state changes only through methods named for what happens; each calls
/// <see cref="Tell"/> on the line after the change.
/// </summary>
public abstract class Entity
{
    private readonly List<IFact> told = [];

    /// <summary>Counts the saved changes; a save on an older version is a conflict.</summary>
    public int Version { get; private set; }

    /// <summary>Facts told since the last save, oldest first.</summary>
    public IReadOnlyList<IFact> Told => told;

    /// <summary>Called by the store when the facts lie safely in the outbox and the change is about to be written.</summary>
    public void Saved() => told.Clear();

    /// <summary>Called by the store once for every save that changes this thing.</summary>
    public void Advance() => Version++;

    /// <summary>Remembers a fact, to be saved together with the change.</summary>
    protected void Tell(IFact fact) => told.Add(fact);
}
