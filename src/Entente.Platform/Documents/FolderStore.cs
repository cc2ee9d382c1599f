namespace Entente.Platform.Documents;

/// <summary>Contents as files below a folder of the data, never below what the web serves.</summary>
internal class FolderStore(string folder, TimeProvider clock) : DocumentStore
{
    public override async Task Put(string hash, Stream content, CancellationToken stop)
    {
        var file = Place(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var making = $"{file}.{Guid.CreateVersion7(clock.GetUtcNow()):N}.making";
        try
        {
            await using (var target = Create(making))
            {
                content.Position = 0;
                await content.CopyToAsync(target, stop);
                await target.FlushAsync(stop);
                (target as FileStream)?.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(making, clock.GetUtcNow().UtcDateTime);
            // Over one that is there already: it becomes young again in one step.
            File.Move(making, file, overwrite: true);
        }
        catch
        {
            File.Delete(making);
            throw;
        }
    }

    public override async Task Probe(CancellationToken stop)
    {
        // Named like one that is being made, so that the sweep takes what a host left that died here.
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"probe.{Guid.CreateVersion7(clock.GetUtcNow()):N}.making");
        try
        {
            await using var target = Create(file);
            await target.WriteAsync(new byte[4096], stop);
            await target.FlushAsync(stop);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public override Task<Stream?> Open(string hash, CancellationToken stop)
    {
        var file = Place(hash);
        return Task.FromResult<Stream?>(File.Exists(file)
            ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true)
            : null);
    }

    public override Task<IReadOnlyList<string>> Before(DateTimeOffset moment, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
            return Task.FromResult<IReadOnlyList<string>>([]);
        var old = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => File.GetLastWriteTimeUtc(file) < moment.UtcDateTime).ToList();

        // What a host was writing when it died.
        foreach (var left in old.Where(file => file.EndsWith(".making", StringComparison.Ordinal)))
            File.Delete(left);
        return Task.FromResult<IReadOnlyList<string>>([.. old.Select(Path.GetFileName).OfType<string>().Where(name => name.Length == 64)]);
    }

    public override Task<bool> Remove(string hash, DateTimeOffset broughtBefore, CancellationToken stop)
    {
        // Taken aside first: whoever brings the same content now writes it anew, and what was brought a moment ago is put back.
        var file = Place(hash);
        var aside = $"{file}.{Guid.CreateVersion7(clock.GetUtcNow()):N}.making";
        if (!File.Exists(file))
            return Task.FromResult(false);
        File.Move(file, aside);
        var isOld = File.GetLastWriteTimeUtc(aside) < broughtBefore.UtcDateTime;
        if (isOld || File.Exists(file))
            File.Delete(aside);
        else
            File.Move(aside, file);
        return Task.FromResult(isOld);
    }

    /// <summary>A seam for a disk that is full.</summary>
    protected virtual Stream Create(string file) => new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);

    private string Place(string hash) => Path.Combine(folder, hash[..2], hash[2..4], hash);
}
