using System.Globalization;
using System.Text.Json;
using Entente.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Entente.Platform.Storage;

/// <summary>
/// Refuses texts that nobody should store, by field and in the same words on either database: longer than their column takes, with a NUL
/// character, which PostgreSQL does not take, or with an invisible sign by which a text reads as another than it is.
/// </summary>
internal static class StorableTexts
{
    public static Problem? Refuse(ChangeTracker changes)
    {
        changes.DetectChanges();
        var faults =
            from entry in changes.Entries()
            where entry.State is EntityState.Added or EntityState.Modified
            from property in entry.Properties
            where entry.State == EntityState.Added || property.IsModified
            let fault = Fault(property)
            where fault is not null
            select fault;
        var all = faults.ToList();
        return all.Count == 0 ? null : Problem.Rule("platform.texts-unstorable", "Some texts need to be mended.") with { Faults = all };
    }

    /// <summary>
    /// True for signs that nobody sees and that change how a text is read: controls, what turns the direction of all that follows, and spaces of no
    /// width. The marks of one letter's direction and the joiners stay: Arabic, Hebrew, Persian and Indian scripts are written with them.
    /// </summary>
    public static bool IsDeceptive(char sign) => (char.IsControl(sign) && sign is not ('\t' or '\n' or '\r'))
        || sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\u200B' or (>= '\u2060' and <= '\u2064') or '\uFEFF';

    private static Fault? Fault(PropertyEntry property)
    {
        if (Stored(property) is not { } stored)
            return null;
        var name = property.Metadata.Name;
        if (property.Metadata.MostCharacters() is { } most && stored.Length > most)
            return new(name, "platform.text-too-long", "This text has {0} characters; at most {1} can be stored.", stored.Length, most);
        // What programs keep whole (a file, a fact) is nobody's words to mend.
        var isKept = (property.CurrentValue is string && property.Metadata.MostCharacters() >= TextLength.List) || property.Metadata.FindAnnotation(TextLength.Speech) is not null;
        foreach (var text in property.CurrentValue is string ? [stored] : Texts(stored))
        {
            if (text.Contains('\0', StringComparison.Ordinal))
                return new(name, "platform.text-with-nul", "This text holds a character that cannot be stored (NUL). Take it out.");
            if (!isKept && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 && text.FirstOrDefault(IsDeceptive) is var sign && sign != '\0')
            {
                return new(name, "platform.text-invisible", "This text holds an invisible sign that makes it read as another (U+{0}, after {1} characters). Take it out.",
                    ((int)sign).ToString("X4", CultureInfo.InvariantCulture), text.IndexOf(sign, StringComparison.Ordinal));
            }
        }

        return null;
    }

    // As it lies in the column: a list or a text in several languages is JSON there.
    private static string? Stored(PropertyEntry property) => property.CurrentValue switch
    {
        null => null,
        string text => text,
        var value when property.Metadata.GetTypeMapping().Converter is { } converter && converter.ProviderClrType == typeof(string) => converter.ConvertToProvider(value) as string,
        _ => null,
    };

    private static IEnumerable<string> Texts(string stored)
    {
        if (stored is not ['{' or '[', ..])
            return [stored];
        using var json = JsonDocument.Parse(stored);
        return [.. Texts(json.RootElement)];
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        _ => [],
    };
}
