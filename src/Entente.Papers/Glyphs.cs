using System.Buffers.Binary;
using System.Text;

namespace Entente.Papers;

/// <summary>What a font says about its letters (OpenType): which it has, and what box each fills, in units of the font.</summary>
internal sealed class Glyphs
{
    private readonly byte[] font;
    private readonly Dictionary<int, int> glyphOf = [];
    private readonly int glyf;
    private readonly int loca;
    private readonly bool longLoca;

    public Glyphs(byte[] font)
    {
        this.font = font;
        (glyf, loca) = (Table("glyf"), Table("loca"));
        var head = Table("head");
        UnitsPerEm = Short(head + 18);
        longLoca = Short(head + 50) == 1;
        XHeight = Signed(Table("OS/2") + 86);
        Read(Table("cmap"));
    }

    /// <summary>Of the letters of a paper.</summary>
    public static Glyphs Paper { get; } = new(PaperFonts.Read("inter-regular.ttf"));

    public int UnitsPerEm { get; }

    /// <summary>How high an x is: marks are drawn for letters of this height.</summary>
    public int XHeight { get; }

    public bool Has(Rune sign) => glyphOf.ContainsKey(sign.Value);

    /// <summary>The box of a letter; null for one that is not there, or leaves no ink.</summary>
    public (int Left, int Bottom, int Right, int Top)? Box(Rune sign)
    {
        if (!glyphOf.TryGetValue(sign.Value, out var glyph))
            return null;
        var (from, to) = longLoca
            ? (Long(loca + (4 * glyph)), Long(loca + (4 * glyph) + 4))
            : (2 * Short(loca + (2 * glyph)), 2 * Short(loca + (2 * glyph) + 2));
        var at = glyf + from;
        return from == to ? null : (Signed(at + 2), Signed(at + 4), Signed(at + 6), Signed(at + 8));
    }

    private int Table(string name)
    {
        var tag = Encoding.ASCII.GetBytes(name);
        for (var number = 0; number < Short(4); number++)
        {
            if (font.AsSpan(12 + (16 * number), 4).SequenceEqual(tag))
                return Long(12 + (16 * number) + 8);
        }

        throw new InvalidOperationException($"The font has no table {name}.");
    }

    private void Read(int cmap)
    {
        for (var number = 0; number < Short(cmap + 2); number++)
        {
            var at = cmap + Long(cmap + 4 + (8 * number) + 4);
            if (Short(at) == 4)
                Segments(at);
            else if (Short(at) == 12)
                Groups(at);
        }
    }

    private void Segments(int at)
    {
        var twice = Short(at + 6);
        for (var segment = 0; segment < twice; segment += 2)
        {
            int last = Short(at + 14 + segment), first = Short(at + 16 + twice + segment);
            var range = at + 16 + (3 * twice) + segment;
            for (var sign = first; sign <= last && sign < 0xFFFF; sign++)
            {
                var there = Short(range) == 0 ? sign : Short(range + Short(range) + (2 * (sign - first)));
                var glyph = there == 0 ? 0 : (there + Short(at + 16 + (2 * twice) + segment)) & 0xFFFF;
                if (glyph != 0)
                    glyphOf.TryAdd(sign, glyph);
            }
        }
    }

    private void Groups(int at)
    {
        for (var group = 0; group < Long(at + 12); group++)
        {
            int place = at + 16 + (12 * group), first = Long(place), last = Long(place + 4);
            for (var sign = first; sign <= last; sign++)
                glyphOf.TryAdd(sign, Long(place + 8) + sign - first);
        }
    }

    private int Short(int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(font.AsSpan(at));

    private int Long(int at) => BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(at));
}
