namespace Entente.Papers;

/// <summary>As what a paper is written.</summary>
public enum PaperFormat
{
    /// <summary>To be read, printed and filed.</summary>
    Pdf,

    /// <summary>To be worked on further.</summary>
    Docx,
}

/// <summary>Writes papers, whichever way they are asked for.</summary>
public static class PaperFile
{
    /// <summary>The word of an address; null for any other word.</summary>
    public static PaperFormat? Parse(string? word) => word switch
    {
        "pdf" => PaperFormat.Pdf,
        "docx" => PaperFormat.Docx,
        _ => null,
    };

    /// <summary>The ending of a file, with the dot.</summary>
    public static string Ending(PaperFormat format) => format == PaperFormat.Pdf ? ".pdf" : ".docx";

    /// <summary>As it is served.</summary>
    public static string MediaType(PaperFormat format) => format == PaperFormat.Pdf ? PdfPaper.ContentType : DocxPaper.ContentType;

    /// <summary>Writes <paramref name="paper"/> to <paramref name="target"/>, which can be sought in and is left open.</summary>
    public static void Write(PaperFormat format, Paper paper, Stream target, CancellationToken stop)
    {
        if (format == PaperFormat.Pdf)
            PdfPaper.Write(paper, target, stop);
        else
            DocxPaper.Write(paper, target, stop);
    }
}
