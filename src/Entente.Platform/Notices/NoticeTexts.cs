using System.Globalization;
using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Notices;

/// <summary>Names the texts of the inbox, of its settings and of mails.</summary>
public sealed class NoticeTexts;

/// <summary>Says a notice in the reader's language, with the texts of the room that told it.</summary>
public sealed class NoticeWords(NoticeTopics topics, IStringLocalizerFactory texts, IEnumerable<ProblemSource> rooms)
{
    /// <summary>The sentence.</summary>
    public string Say(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Say(notice.Topic, notice.Text, notice.Arguments);
    }

    /// <summary>The sentence of the notice by which a thread was muted.</summary>
    public string Say(MutedThread muted)
    {
        ArgumentNullException.ThrowIfNull(muted);
        return Say(muted.Topic, muted.Text, muted.Arguments);
    }

    /// <summary>What a topic is called; its name when its room is no longer in the house.</summary>
    public string Topic(string name) => topics.Find(name) is { } topic ? texts.Create(topic.Texts)[$"topic.{name}"] : name;

    private string Say(string name, string key, IReadOnlyList<string> arguments) => topics.Find(name) is { } topic
        ? string.Format(Formats.Culture, texts.Create(topic.Texts)[key], [.. arguments.Select((argument, at) => Word(topic.Words.ElementAtOrDefault(at), argument))])
        : name;

    private string Word(string? begin, string code) => string.IsNullOrEmpty(begin) ? code
        : begin == NoticeTopics.Day ? Formats.Day(DateOnly.ParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        : rooms.Select(room => room.Texts[begin + code]).FirstOrDefault(text => !text.ResourceNotFound)?.Value ?? code;
}
