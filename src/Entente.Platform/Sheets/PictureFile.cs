using System.Globalization;
using Entente.Look.Components;
using Entente.Look.Pictures;
using Entente.Platform.Documents.Content;
using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Sheets;

/// <summary>The figures of a picture as a file to save, for the route beside the page that shows it.</summary>
public static class PictureFile
{
    /// <summary>CSV in the reader's language, or 404 when the page has no picture of that name.</summary>
    /// <param name="pictures">All pictures of the page.</param>
    /// <param name="id">Which of them.</param>
    /// <param name="name">What the file is called, without its ending: letters, digits and hyphens.</param>
    /// <param name="http">The answer.</param>
    /// <param name="texts">Words of the heads.</param>
    public static IResult Of(IEnumerable<Picture> pictures, string id, string name, HttpContext http, IStringLocalizer<PictureTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (pictures.FirstOrDefault(picture => picture.Id == id) is not { } found)
            return TypedResults.NotFound();
        Download.Headers(http, $"{name}-{id}.csv");
        return TypedResults.Bytes(Bytes(found.Table(texts)), ContentKind.Csv.MediaType);
    }

    /// <summary>The table as CSV, written as every table of the house is: all digits, days in ISO 8601, no formula.</summary>
    internal static byte[] Bytes(PictureTable table)
    {
        using var bytes = new MemoryStream();
        using (var csv = new CsvSheet(new("", [.. table.Heads.Select((head, at) => new SheetColumn(at.ToString(CultureInfo.InvariantCulture), head))]), bytes, CsvLook.Of(Formats.Culture)))
        {
            foreach (var row in table.Rows)
                csv.Write(new SheetRow([.. row.Select(cell => cell.Value)]));
            csv.End();
        }

        return bytes.ToArray();
    }
}
