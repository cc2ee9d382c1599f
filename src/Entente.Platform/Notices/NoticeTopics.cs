namespace Entente.Platform.Notices;

/// <summary>The explicit list of the sorts of things that people are told: nobody can be told of a topic that is not here.</summary>
public sealed class NoticeTopics
{
    /// <summary>In place of what a word's key begins with: the argument is a day, <c>2026-06-21</c>, and is written as the reader writes days.</summary>
    public const string Day = "(day)";

    private readonly Dictionary<string, NoticeTopic> topics = new(StringComparer.Ordinal);

    /// <summary>All topics, in the order in which rooms added them.</summary>
    public IReadOnlyCollection<NoticeTopic> All => topics.Values;

    /// <summary>
    /// Adds a topic. Its texts are <c>topic.NAME</c>, what it is called, and the sentences <c>notice.NAME</c> or <c>notice.NAME.WORD</c>.
    /// </summary>
    /// <typeparam name="TTexts">The room's resources, which hold these texts.</typeparam>
    /// <param name="name">Its stable name, <c>room.what-happened</c>.</param>
    /// <param name="words">
    /// For each argument of the sentences: what the key of its word begins with (<c>job.</c> for the name of a job), in the texts of any
    /// room; <see cref="Day"/> for a day; empty, or left out at the end, for an argument that is shown as it is.
    /// </param>
    public NoticeTopics Add<TTexts>(string name, params IReadOnlyList<string> words)
    {
        topics.Add(name, new(name, typeof(TTexts), words));
        return this;
    }

    /// <summary>The topic of this name; null when no room added it.</summary>
    public NoticeTopic? Find(string name) => topics.GetValueOrDefault(name);
}

/// <summary>A sort of thing that people are told.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Texts">The resources that hold its texts.</param>
/// <param name="Words">What the key of each argument's word begins with.</param>
public sealed record NoticeTopic(string Name, Type Texts, IReadOnlyList<string> Words);
