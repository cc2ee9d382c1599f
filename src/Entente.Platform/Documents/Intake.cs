using System.Security.Cryptography;
using Entente.Kernel;
using Entente.Platform.Documents.Content;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Documents;

/// <summary>A file as somebody sends it.</summary>
/// <param name="Name">As the sender calls it.</param>
/// <param name="Open">Its bytes.</param>
/// <param name="MediaType">As the sender states it; only the character set of a text is taken from it.</param>
public sealed record SentFile(string Name, Func<Stream> Open, string? MediaType)
{
    /// <summary>Where it lies already for the time of the request; null when it must be laid down to be looked at.</summary>
    internal FileStream? Laid { get; init; }

    /// <summary>The file of a form's field; null when none was chosen.</summary>
    public static SentFile? From(IFormFile? file) => file is null or { Length: 0, FileName: "" }
        ? null
        : new(file.FileName, file.OpenReadStream, file.ContentType) { Laid = (file as Hosting.ReceivedFile)?.Content };
}

/// <summary>A file that was looked at and whose content is kept; a version of a document can be made of it.</summary>
internal sealed record TakenFile(string Name, string MediaType, long Size, string Sha256, string? Note);

/// <summary>
/// Takes files in: counts and hashes them on the way to a temporary file, looks at the content, and keeps it before any row
/// points at it. Whatever dies on the way leaves at most a content without a row, which the sweep throws away.
/// </summary>
internal sealed class Intake(DocumentStore store, LookQueue looks, IOptions<DocumentSettings> options)
{
    public DocumentSettings Rules => options.Value;

    public async Task<Result<TakenFile>> Take(SentFile? sent, string? note, CancellationToken stop)
    {
        if (sent is null)
            return Problem.Malformed("platform.document-no-file", "Choose a file.");
        var name = FileName.Safe(sent.Name);
        return await DocumentStore.WhileThereIsRoom<TakenFile>(async () =>
        {
            await using var own = sent.Laid is null ? TemporaryFile.Open() : null;
            var temporary = sent.Laid ?? own!;
            var received = await Receive(sent, name, temporary, stop);
            if (received.Problem is { } tooLarge)
                return tooLarge;

            var mediaType = await Look(temporary, name, sent.MediaType, stop);
            if (mediaType.Problem is { } refused)
                return refused;

            await store.Put(received.Value, temporary, stop);
            return new TakenFile(name, mediaType.Value, temporary.Length, received.Value, note);
        });
    }

    // Its media type. What is written to disk needs no turn; what is looked through does.
    private async Task<Result<string>> Look(FileStream file, string name, string? declared, CancellationToken stop)
    {
        using var turn = await looks.Enter(stop);
        using var mapped = new MappedFile(file);
        var bytes = mapped.Bytes;
        var kind = ContentCheck.Look(bytes, name, declared, Rules);
        if (kind.Problem is { } refused)
            return refused;
        return kind.Value.IsText ? kind.Value.MediaType.Replace("utf-8", ContentCheck.Charset(bytes.Span), StringComparison.Ordinal) : kind.Value.MediaType;
    }

    private async Task<Result<string>> Receive(SentFile sent, string name, FileStream target, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = sent.Open();
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (var read = await source.ReadAsync(buffer, stop); read > 0; read = await source.ReadAsync(buffer, stop))
        {
            size += read;
            if (size > Rules.MostBytes)
            {
                var stated = source.CanSeek ? source.Length : size;
                return DocumentSettings.TooLarge(name, stated, Rules.MostBytes);
            }

            hash.AppendData(buffer, 0, read);
            if (target != sent.Laid)
                await target.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        await target.FlushAsync(stop);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
