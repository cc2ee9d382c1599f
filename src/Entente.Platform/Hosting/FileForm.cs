using System.Text;
using Entente.Kernel;
using Entente.Platform.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Entente.Platform.Hosting;

/// <summary>
/// Reads a form with files: each file goes to disk as it arrives and lies there once; the fields beside it are as short as those of
/// any form. The framework's reader would hold a field of the size of a file in memory.
/// </summary>
internal static class FileForm
{
    private const int MostFiles = 16;

    /// <exception cref="InvalidDataException">It is not written as forms are.</exception>
    /// <exception cref="IOException">It ends before its end.</exception>
    public static async Task<Result<IFormCollection>> Read(HttpRequest request, CancellationToken stop)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 128)
            throw new InvalidDataException("The head of this form names no boundary.");
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = null };
        var fields = new KeyValueAccumulator();
        var files = new FormFileCollection();
        var left = BodyLimits.MostWithoutFile;
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said))
                throw new InvalidDataException("A part of this form does not say what it is.");
            var name = HeaderUtilities.RemoveQuotes(said.Name).ToString();
            if (said.IsFileDisposition())
            {
                if (files.Count == MostFiles)
                    return BodyLimits.FormTooLarge();
                var given = said.FileNameStar.HasValue ? said.FileNameStar : said.FileName;
                files.Add(await Receive(request, section, name, HeaderUtilities.RemoveQuotes(given).ToString(), stop));
                continue;
            }

            var value = new byte[BodyLimits.MostOfField + 1];
            var length = await section.Body.ReadAtLeastAsync(value, value.Length, throwOnEndOfStream: false, stop);
            if (length > BodyLimits.MostOfField)
                return BodyLimits.FieldTooLarge(name);
            if ((left -= length + name.Length) < 0)
                return BodyLimits.FormTooLarge();
            fields.Append(name, Encoding.UTF8.GetString(value, 0, length));
        }

        return new FormCollection(fields.GetResults(), files);
    }

    private static async Task<ReceivedFile> Receive(HttpRequest request, MultipartSection section, string name, string fileName, CancellationToken stop)
    {
        var content = TemporaryFile.Open();
        request.HttpContext.Response.RegisterForDisposeAsync(content);
        await section.Body.CopyToAsync(content, stop);
        await content.FlushAsync(stop);
        return new(content, name, fileName, section.ContentType ?? "");
    }
}

/// <summary>A file of a form, as it lies on disk until the request is over.</summary>
/// <param name="content">The file.</param>
/// <param name="name">Of the field.</param>
/// <param name="fileName">As the sender calls it.</param>
/// <param name="contentType">As the sender states it.</param>
internal sealed class ReceivedFile(FileStream content, string name, string fileName, string contentType) : IFormFile
{
    /// <summary>Where it lies; who reads it begins at the position that he wants.</summary>
    public FileStream Content => content;

    public string ContentType => contentType;

    public string ContentDisposition => "";

    public IHeaderDictionary Headers { get; } = new HeaderDictionary();

    public long Length => content.Length;

    public string Name => name;

    public string FileName => fileName;

    public void CopyTo(Stream target)
    {
        using var all = OpenReadStream();
        all.CopyTo(target);
    }

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await using var all = OpenReadStream();
        await all.CopyToAsync(target, cancellationToken);
    }

    public Stream OpenReadStream() => new FormFile(content, 0, content.Length, name, fileName).OpenReadStream();
}
