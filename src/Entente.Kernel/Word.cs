using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Entente.Kernel;

/// <summary>
/// Reads the words that people and programs choose from. Only a name is a word: a number, a list of names, a sign or a blank before it
/// is none, though the framework would take it.
/// </summary>
public static class Word
{
    /// <summary>True when the text is one of the names, in large or small letters.</summary>
    public static bool Is<T>(string? text, out T value)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        var at = Array.FindIndex(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        value = at < 0 ? default : Enum.GetValues<T>().First(one => one.ToString() == names[at]);
        return at >= 0;
    }

    /// <summary>The word that the text is; null when it is none.</summary>
    public static T? Read<T>(string? text)
        where T : struct, Enum => Is<T>(text, out var value) ? value : null;

    /// <summary>The word that a text is of which that is known.</summary>
    /// <exception cref="FormatException">It is none of the names.</exception>
    public static T Of<T>(string? text)
        where T : struct, Enum => Read<T>(text) ?? throw new FormatException($"'{text}' is no {typeof(T).Name}.");

    /// <summary>The names as programs write them: <c>workPackageReview</c>.</summary>
    public static IReadOnlyList<string> Names(Type words) => [.. Enum.GetNames(words).Select(JsonNamingPolicy.CamelCase.ConvertName)];
}

/// <summary>A word in the address of a program; what is none of the names cannot be read, and is refused with its place.</summary>
/// <param name="Value">The word.</param>
public readonly record struct Worded<T>(T Value) : IParsable<Worded<T>>
    where T : struct, Enum
{
    /// <summary>Reads a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Worded<T> result)
    {
        var isWord = Word.Is<T>(s, out var value);
        result = new(value);
        return isWord;
    }

    /// <inheritdoc cref="TryParse"/>
    public static Worded<T> Parse(string s, IFormatProvider? provider) => new(Word.Of<T>(s));
}

/// <summary>States which words a text may be, for the API's description.</summary>
/// <param name="words">The words.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordsAttribute(Type words) : Attribute
{
    /// <summary>The words.</summary>
    public Type Words => words;
}
