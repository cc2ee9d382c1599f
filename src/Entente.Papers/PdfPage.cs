using System.Globalization;
using System.IO.Compression;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.UniversalAccessibility;

namespace Entente.Papers;

/// <summary>The page of a PDF that is being written on: where the pen stands, and what is marked for whoever hears it read aloud.</summary>
internal sealed class PdfPage : IDisposable
{
    /// <summary>Points between the edge and the text.</summary>
    public const double Margin = 48;

    private static readonly XBrush Ink = new XSolidBrush(XColor.FromArgb(0x14, 0x1B, 0x41));
    private static readonly XBrush Pale = new XSolidBrush(XColor.FromArgb(0x4A, 0x55, 0x78));
    private static readonly XPen Rule = new(XColor.FromArgb(0xC9, 0xCF, 0xE0), 0.6);
    private readonly Paper paper;
    private readonly int total;
    private readonly PdfDocument document = new();
    private readonly StructureBuilder tags;
    private readonly Dictionary<(string Family, double Size, bool Bold), XFont> others = [];
    private XGraphics? pen;

    public PdfPage(Paper paper, int total)
    {
        PaperFonts.Enter();
        (this.paper, this.total) = (paper, total);
        document.Info.Title = paper.Title;
        document.Info.Author = paper.Author ?? "";
        document.Info.CreationDate = paper.MadeAt.UtcDateTime;
        document.Info.ModificationDate = paper.MadeAt.UtcDateTime;
        document.Info.Creator = "Entente";
        var access = UAManager.ForDocument(document);
        access.SetDocumentLanguage(paper.Language);
        tags = access.StructureBuilder;
        Body = Of(9.5, XFontStyleEx.Regular);
        Strong = Of(9.5);
        Small = Of(7.5, XFontStyleEx.Regular);
        Turn();
    }

    /// <summary>A size and weight of writing.</summary>
    internal sealed record Hand(XFont Font, Lines Lines)
    {
        public double Line => Font.Size * 1.4;
    }

    public Hand Body { get; }

    public Hand Strong { get; }

    public Hand Small { get; }

    public StructureBuilder Tags => tags;

    /// <summary>Where the next line begins, in points from the top.</summary>
    public double Y { get; set; }

    public double Width => pen!.PageSize.Width - (2 * Margin);

    /// <summary>How far down one may write.</summary>
    public double Bottom => pen!.PageSize.Height - Margin - 14;

    public double Left => Bottom - Y;

    /// <summary>How much room an empty page has.</summary>
    public double Most => Bottom - Margin;

    public int Pages => document.PageCount;

    /// <summary>A strong hand of another size.</summary>
    public Hand Of(double size) => Of(size, XFontStyleEx.Bold);

    /// <summary>Turns to a new page.</summary>
    public void Turn()
    {
        pen?.Dispose();
        var page = document.AddPage();
        page.Size = PageSize.A4;
        page.Orientation = paper.Across ? PageOrientation.Landscape : PageOrientation.Portrait;
        pen = XGraphics.FromPdfPage(page);
        Y = Margin;
        tags.BeginArtifact();
        var foot = pen.PageSize.Height - Margin + 8;
        Draw(Lettering.Clean(paper.Foot.Length > 0 ? $"{paper.Title}. {paper.Foot}" : paper.Title), Small.Font, Pale, new XPoint(Margin, foot), right: false);
        var number = string.Format(CultureInfo.InvariantCulture, paper.PageOf, document.PageCount, total);
        pen.DrawString(number, Small.Font, Pale, new XPoint(pen.PageSize.Width - Margin, foot), XStringFormats.BaseLineRight);
        tags.End();
    }

    /// <summary>Turns the page when so much does not fit any more.</summary>
    public bool TurnFor(double height)
    {
        if (height <= Left || Y <= Margin)
            return false;
        Turn();
        return true;
    }

    /// <summary>Writes one line whose top is at <paramref name="y"/>.</summary>
    public void Write(string line, Hand hand, double x, double y, double width, bool right = false, bool pale = false)
    {
        if (line.Length == 0)
            return;
        var baseline = y + (hand.Line * 0.76);
        Draw(line, hand.Font, pale ? Pale : Ink, new XPoint(right ? x + width : x, baseline), right);
    }

    // Letter after letter; each mark is drawn by itself, in the middle of its letter, before what follows.
    private void Draw(string line, XFont font, XBrush ink, XPoint at, bool right)
    {
        var (letters, marks) = Lettering.Lay(line);
        if (right)
            at.X -= Measure(letters, font);
        var (from, scale) = (0, font.Size / Glyphs.Paper.UnitsPerEm);
        foreach (var mark in marks)
        {
            Piece(mark.Before.Length);
            if (Glyphs.Paper.Box(mark.Base) is not { } under || Glyphs.Paper.Box(mark.Sign) is not { } box)
                continue;
            var letter = at.X + Measure(mark.Before[..^mark.Base.Utf16SequenceLength], font);
            var middle = letter + ((under.Left + under.Right - box.Left - box.Right) * scale / 2);
            pen!.DrawString(mark.Sign.ToString(), font, ink, new XPoint(middle, at.Y - (mark.Raise * scale)), XStringFormats.BaseLineLeft);
        }

        Piece(letters.Length);

        void Piece(int until)
        {
            var x = at.X + (from == 0 || until <= from ? 0 : Measure(letters[..from], font));
            foreach (var (text, hand) in until > from ? Runs(letters[from..until], font) : [])
            {
                pen!.DrawString(text, hand, ink, new XPoint(x, at.Y), XStringFormats.BaseLineLeft);
                x += pen.MeasureString(text, hand).Width;
            }

            from = until;
        }
    }

    /// <summary>Writes lines below each other, over as many pages as they take.</summary>
    public void Write(IReadOnlyList<string> lines, Hand hand, double indent = 0, bool pale = false)
    {
        foreach (var line in lines)
        {
            TurnFor(hand.Line);
            Write(line, hand, Margin + indent, Y, Width - indent, pale: pale);
            Y += hand.Line;
        }
    }

    /// <summary>A thin line across, at the height of the pen.</summary>
    public void Underline()
    {
        tags.BeginArtifact();
        pen!.DrawLine(Rule, Margin, Y, Margin + Width, Y);
        tags.End();
    }

    /// <summary>A picture that is read aloud as <paramref name="said"/>.</summary>
    public void Show(XImage picture, double width, double height, string said)
    {
        var place = new XRect(Margin, Y, width, height);
        tags.BeginElement(PdfIllustrationElementTag.Figure, said, place);
        pen!.DrawImage(picture, place);
        tags.End();
    }

    public void Save(Stream target)
    {
        pen?.Dispose();
        pen = null;
        Compress();
        document.Save(target, closeStream: false);
    }

    public void Dispose()
    {
        pen?.Dispose();
        document.Dispose();
    }

    // The library leaves out the checksum at the end of what it compresses, and strict readers complain of each page.
    private void Compress()
    {
        for (var page = 0; page < document.PageCount; page++)
        {
            foreach (var content in document.Pages[page].Contents)
                Compress(content);
        }
    }

    private static void Compress(PdfContent content)
    {
        if (content.Stream is null || content.Elements.ContainsKey("/Filter"))
            return;
        using var small = new MemoryStream();
        using (var zip = new ZLibStream(small, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(content.Stream.Value);
        content.Stream.Value = small.ToArray();
        content.Elements.SetName("/Filter", "/FlateDecode");
    }

    private Hand Of(double size, XFontStyleEx style)
    {
        var font = new XFont(PaperFonts.Family, size, style, new XPdfFontOptions(PdfFontEncoding.Unicode));
        return new(font, new(text => Measure(Lettering.Lay(text).Letters, font), Lettering.Clean));
    }

    private double Measure(string letters, XFont font) => Runs(letters, font).Sum(run => pen!.MeasureString(run.Text, run.Font).Width);

    // Stretches of one font each: what Inter lacks is written in another.
    private IEnumerable<(string Text, XFont Font)> Runs(string letters, XFont font)
    {
        if (letters.All(sign => sign < '\u0530'))
            return letters.Length == 0 ? [] : [(letters, font)];
        var runs = new List<(string Text, XFont Font)>();
        foreach (var sign in letters.EnumerateRunes())
        {
            var own = InFamily(PaperFonts.FamilyOf(sign) ?? PaperFonts.Family, font);
            if (runs.Count > 0 && runs[^1].Font == own)
                runs[^1] = (runs[^1].Text + sign, own);
            else
                runs.Add((sign.ToString(), own));
        }

        return runs;
    }

    private XFont InFamily(string family, XFont like)
    {
        if (family == PaperFonts.Family)
            return like;
        if (!others.TryGetValue((family, like.Size, like.Bold), out var font))
            others[(family, like.Size, like.Bold)] = font = new(family, like.Size, like.Bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));
        return font;
    }
}
