using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Entente.Actions.Import;

/// <summary>What can be wrong in a JSON file before anybody asks what it means.</summary>
internal static class SoundJson
{
    /// <summary>The content without the mark that some editors put before UTF-8.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;

    /// <summary>
    /// Finds properties that stand twice, for a reader would take one of them and drop the other without a word; and texts that
    /// no database keeps: bytes that are not UTF-8, half a character, the character zero.
    /// </summary>
    public static List<Fault> Check(JsonElement root, out bool isLegible)
    {
        var faults = new List<Fault>();
        isLegible = true;
        Check(root, "$", faults, ref isLegible);
        return faults;
    }

    private static void Check(JsonElement element, string path, List<Fault> faults, ref bool isLegible)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                CheckProperties(element, path, faults, ref isLegible);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Check(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), faults, ref isLegible);
                break;
            case JsonValueKind.String when Legible(element.GetString) is null:
                isLegible = Illegible(path, faults);
                break;
        }
    }

    private static void CheckProperties(JsonElement element, string path, List<Fault> faults, ref bool isLegible)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (Legible(() => property.Name) is not { } name)
            {
                isLegible = Illegible(path, faults);
                continue;
            }

            if (!names.Add(name))
                faults.Add(new($"{path}.{name}", "actions.import-duplicate-property", "The property '{0}' stands here twice. Keep one.", name));
            Check(property.Value, $"{path}.{name}", faults, ref isLegible);
        }
    }

    private static bool Illegible(string path, List<Fault> faults)
    {
        faults.Add(new(path, "actions.import-illegible", "This text holds bytes or characters that cannot be stored. Save the file as UTF-8 and write the text anew."));
        return false;
    }

    private static string? Legible(Func<string?> read)
    {
        try
        {
            return read() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
