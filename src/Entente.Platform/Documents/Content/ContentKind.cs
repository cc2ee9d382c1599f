namespace Entente.Platform.Documents.Content;

/// <summary>A kind of file that is taken, known by its content.</summary>
/// <param name="Name">What people call it; a text <c>kind.NAME</c> says it in other languages.</param>
/// <param name="MediaType">As it is served.</param>
/// <param name="Extensions">With the dot; the first is the usual one.</param>
internal sealed record ContentKind(string Name, string MediaType, params IReadOnlyList<string> Extensions)
{
    public static readonly ContentKind Pdf = new("PDF", "application/pdf", ".pdf");
    public static readonly ContentKind Png = new("PNG", "image/png", ".png");
    public static readonly ContentKind Jpeg = new("JPEG", "image/jpeg", ".jpg", ".jpeg");
    public static readonly ContentKind Gif = new("GIF", "image/gif", ".gif");
    public static readonly ContentKind Webp = new("WebP", "image/webp", ".webp");
    public static readonly ContentKind Docx = new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly ContentKind Xlsx = new("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    public static readonly ContentKind Pptx = new("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");
    public static readonly ContentKind Odt = new("ODT", "application/vnd.oasis.opendocument.text", ".odt");
    public static readonly ContentKind Ods = new("ODS", "application/vnd.oasis.opendocument.spreadsheet", ".ods");
    public static readonly ContentKind Odp = new("ODP", "application/vnd.oasis.opendocument.presentation", ".odp");
    public static readonly ContentKind Tiff = new("TIFF", "image/tiff", ".tif", ".tiff");
    public static readonly ContentKind Mail = new("EML", "message/rfc822", ".eml");
    public static readonly ContentKind Outlook = new("MSG", "application/vnd.ms-outlook", ".msg");
    public static readonly ContentKind Zip = new("ZIP", "application/zip", ".zip");
    public static readonly ContentKind Csv = new("CSV", "text/csv; charset=utf-8", ".csv");
    public static readonly ContentKind Text = new("TXT", "text/plain; charset=utf-8", ".txt");
    public static readonly ContentKind Markdown = new("Markdown", "text/markdown; charset=utf-8", ".md");
    public static readonly ContentKind Json = new("JSON", "application/json", ".json");

    public static IReadOnlyList<ContentKind> All { get; } =
        [Pdf, Docx, Xlsx, Pptx, Odt, Ods, Odp, Csv, Text, Markdown, Json, Png, Jpeg, Gif, Webp, Tiff, Mail, Outlook, Zip];

    /// <summary>Office documents of the open kind: archives whose parts are files of their own.</summary>
    public bool IsOpenDocument => this == Odt || this == Ods || this == Odp;

    // Those that every browser shows.
    private static readonly ContentKind[] Pictures = [Png, Jpeg, Gif, Webp];

    /// <summary>For the file field of a form.</summary>
    public static string Accepted { get; } = string.Join(',', All.SelectMany(kind => kind.Extensions));

    /// <summary>For sentences.</summary>
    public static string Listed { get; } = string.Join(", ", All.Select(kind => kind.Name));

    public bool IsText => this == Csv || this == Text || this == Markdown || this == Json;

    public static ContentKind? ByExtension(string extension) =>
        All.FirstOrDefault(kind => kind.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));

    /// <summary>The kind of a stored version.</summary>
    public static ContentKind? ByMediaType(string mediaType)
    {
        var bare = mediaType.Split(';')[0];
        return All.FirstOrDefault(kind => kind.MediaType.Split(';')[0] == bare);
    }

    public static bool IsPicture(string mediaType) => Pictures.Any(kind => kind.MediaType == mediaType);
}
