using System.Globalization;
using System.Text;

namespace Entente.Platform.Documents.Content;

/// <summary>The name that a file was given, made fit to be shown and to be saved under. Nothing is ever stored under it.</summary>
internal static class FileName
{
    public const int Longest = 200;

    private const int LongestExtension = 12;

    // What the systems of readers run when it is opened.
    private static readonly HashSet<string> Programs = new(
        (".exe .com .bat .cmd .msi .msp .scr .pif .cpl .dll .sys .ocx .js .jse .vbs .vbe .wsf .wsh .ps1 .psm1 .hta .jar .lnk .url .reg .inf .scf .chm .sct .appref-ms .application "
            + ".sh .bash .command .app .apk .deb .rpm .py .pl .rb .php .iso .img .vhd").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    // Names that mean a device on one of the systems that people save to.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CLOCK$", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })],
        StringComparer.OrdinalIgnoreCase);

    public static string Safe(string? given)
    {
        var bare = Clean((given ?? "").Split('/', '\\')[^1]).Normalize(NormalizationForm.FormC);
        var extension = Extension(bare);
        var stem = bare[..^extension.Length].TrimEnd('.', ' ').TrimStart('.', ' ');
        if (stem.Length == 0)
            stem = "file";
        if (Devices.Contains(stem.Split('.')[0].Trim()))
            stem = "_" + stem;
        return Cut(stem, Longest - extension.Length) + extension;
    }

    /// <summary>With the dot, as it was written; empty when there is none.</summary>
    public static string Extension(string name)
    {
        var extension = Path.GetExtension(name);
        return extension.Length is > 1 and <= LongestExtension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    /// <summary>True for a name by which a system would run the file.</summary>
    public static bool IsProgram(string name) => Programs.Contains(Path.GetExtension(name));

    /// <summary>True for signs that let a name look like another: controls, and marks that turn the direction of writing.</summary>
    public static bool IsDeceptive(char letter) => char.IsControl(letter)
        || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\u2028' or '\u2029';

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var isSign = rune is { IsBmp: true } && (IsDeceptive((char)rune.Value) || "<>:\"|?*".Contains((char)rune.Value, StringComparison.Ordinal));
            if (!isSign && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Surrogate && rune != Rune.ReplacementChar)
                clean.Append(rune);
        }

        return clean.ToString().Trim();
    }

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
