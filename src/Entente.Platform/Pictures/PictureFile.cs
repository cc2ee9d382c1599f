using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Pictures;

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
        return TypedResults.Bytes(found.Table(texts).Save(), PictureTable.ContentType);
    }
}
