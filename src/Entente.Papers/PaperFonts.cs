using PdfSharp.Fonts;

namespace Entente.Papers;

/// <summary>Gives the PDF library the fonts that come with Entente, so that a paper looks the same on every machine.</summary>
internal sealed class PaperFonts : IFontResolver
{
    public const string Family = "Inter";
    private const string Folder = "Entente.Papers.Shipped.";
    private static readonly Lock Door = new();

    /// <summary>Once in a process, before the first font is asked for: the library keeps its fonts for all documents.</summary>
    public static void Enter()
    {
        lock (Door)
            GlobalFontSettings.FontResolver ??= new PaperFonts();
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new(isBold ? "inter-semibold.ttf" : "inter-regular.ttf") : null;

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
