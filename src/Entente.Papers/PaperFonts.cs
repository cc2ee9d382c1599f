using System.Text;
using PdfSharp.Fonts;

namespace Entente.Papers;

/// <summary>Gives the PDF library the fonts that come with Entente, so that a paper looks the same on every machine.</summary>
internal sealed class PaperFonts : IFontResolver
{
    public const string Family = "Inter";
    private const string Folder = "Entente.Papers.Shipped.";
    private static readonly Lock Door = new();

    // What Inter lacks, and where it is: the scripts of the Union's neighbours, and signs.
    private static readonly (string Family, string File)[] Second =
    [
        ("Noto Sans Arabic", "noto-arabic.ttf"), ("Noto Sans Hebrew", "noto-hebrew.ttf"), ("Noto Sans Armenian", "noto-armenian.ttf"),
        ("Noto Sans Georgian", "noto-georgian.ttf"), ("Noto Sans Symbols 2", "noto-symbols.ttf"),
    ];

    private static readonly Lazy<(string Family, Glyphs Glyphs)[]> Others = new(() => [.. Second.Select(font => (font.Family, new Glyphs(Read(font.File))))]);

    /// <summary>The family that shows a sign; null when none does.</summary>
    public static string? FamilyOf(Rune sign) => Glyphs.Paper.Has(sign) ? Family : Array.Find(Others.Value, font => font.Glyphs.Has(sign)).Family;

    /// <summary>True when one of the fonts shows the sign.</summary>
    public static bool Has(Rune sign) => FamilyOf(sign) is not null;

    /// <summary>Once in a process, before the first font is asked for: the library keeps its fonts for all documents.</summary>
    public static void Enter()
    {
        lock (Door)
            GlobalFontSettings.FontResolver ??= new PaperFonts();
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new(isBold ? "inter-semibold.ttf" : "inter-regular.ttf")
            : Array.Find(Second, font => font.Family == familyName) is { File: { } file } ? new(file, isBold, mustSimulateItalic: false) : null;

    public byte[]? GetFont(string faceName) => Read(faceName);

    /// <summary>A file that comes with Entente.</summary>
    public static byte[] Read(string name)
    {
        using var file = typeof(PaperFonts).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"{Folder}{name} is not in the assembly.");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
