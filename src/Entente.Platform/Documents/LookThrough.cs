using Entente.Kernel;
using Entente.Platform.Documents.Content;

namespace Entente.Platform.Documents;

/// <summary>What would become of a file that somebody brings.</summary>
/// <param name="Path">Where it lies, from the folder on.</param>
/// <param name="Extension">Of its name, in lower case; empty for none.</param>
/// <param name="Kind">What it is, when it is taken: its media type.</param>
/// <param name="Code">Why it is refused; null when it is taken.</param>
/// <param name="Why">The sentence that its sender would read.</param>
public sealed record LookedAt(string Path, string Extension, string? Kind, string? Code, string? Why);

/// <summary>Looks at every file of a folder as an upload is looked at, and keeps none: to try many real files against the rules.</summary>
public static class LookThrough
{
    /// <summary>Every file below the folder, in the order of their paths. Links are not followed.</summary>
    public static async IAsyncEnumerable<LookedAt> Run(
        DirectoryInfo folder, DocumentSettings rules, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(rules);
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in folder.EnumerateFiles("*", all).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            var looked = await Look(file, rules, stop);
            yield return new(Path.GetRelativePath(folder.FullName, file.FullName), file.Extension.ToLowerInvariant(),
                looked.Problem is null ? looked.Value : null, looked.Problem?.Code, looked.Problem?.Text);
        }
    }

    private static async Task<Result<string>> Look(FileInfo file, DocumentSettings rules, CancellationToken stop)
    {
        if (file.Length > rules.MostBytes)
            return DocumentSettings.TooLarge(file.Name, file.Length, rules.MostBytes);
        // The same way as of an upload: laid down, and mapped.
        await using var laid = TemporaryFile.Open();
        await using (var source = file.OpenRead())
            await source.CopyToAsync(laid, stop);
        await laid.FlushAsync(stop);
        using var mapped = new MappedFile(laid);
        var kind = ContentCheck.Look(mapped.Bytes, FileName.Safe(file.Name), declared: null, rules);
        return kind.Problem is { } refused ? refused : kind.Value.MediaType;
    }
}
