using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures;
using Wordprocessing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Entente.Papers;

/// <summary>The EU emblem in a line of a DOCX paper.</summary>
internal static class DocxEmblem
{
    // Three to two, 2.4 cm wide, in the 360,000ths of a centimetre that drawings are measured in.
    private const long Wide = 864_000;
    private const long High = 576_000;

    /// <summary>The picture of the part <paramref name="part"/>, read aloud as <paramref name="said"/>.</summary>
    public static Drawing Picture(string part, string said) => new(new Wordprocessing.Inline(
        new Wordprocessing.Extent { Cx = Wide, Cy = High },
        new Wordprocessing.DocProperties { Id = 1, Name = "EU emblem", Description = said },
        new A.Graphic(new A.GraphicData(new Picture.Picture(
            new Picture.NonVisualPictureProperties(new Picture.NonVisualDrawingProperties { Id = 1, Name = "eu-emblem.png" }, new Picture.NonVisualPictureDrawingProperties()),
            new Picture.BlipFill(new A.Blip { Embed = part }, new A.Stretch(new A.FillRectangle())),
            new Picture.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Wide, Cy = High }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
        {
            Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
        })));
}
