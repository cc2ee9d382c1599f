using Entente.Kernel;

namespace Entente.Platform.Documents;

/// <summary>Keeps contents under the hash of their bytes. What was put is there whole, or not at all.</summary>
internal abstract class DocumentStore
{
    /// <summary>Keeps a content; one that is there already becomes young again, so that no sweep takes it.</summary>
    /// <exception cref="IOException">There is no room, or the disk is broken; nothing was kept.</exception>
    public abstract Task Put(string hash, Stream content, CancellationToken stop);

    /// <summary>A content that can be read from any place; null when it is not there.</summary>
    public abstract Task<Stream?> Open(string hash, CancellationToken stop);

    /// <summary>Hashes of contents that were brought before this moment.</summary>
    public abstract Task<IReadOnlyList<string>> Before(DateTimeOffset moment, CancellationToken stop);

    /// <summary>Throws a content away unless it has been brought again since.</summary>
    /// <returns>True when it is gone.</returns>
    public abstract Task<bool> Remove(string hash, DateTimeOffset broughtBefore, CancellationToken stop);

    /// <summary>Tries whether a content could be kept; for those whose contents do not lie in the database.</summary>
    /// <exception cref="IOException">It could not: there is no room, or the disk is broken.</exception>
    /// <exception cref="UnauthorizedAccessException">It could not: the folder may only be read.</exception>
    public virtual Task Probe(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Does something for which there must be room, and refuses when there is none.</summary>
    public static async Task<Result<T>> WhileThereIsRoom<T>(Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is IOException or Npgsql.PostgresException && IsFull(failure))
        {
            return Problem.NoRoom("platform.document-no-room",
                "There is no room left to keep this file; nothing was stored. Ask your administrator to make room, then send it again.");
        }
    }

    /// <summary>True when this failure means that there is no room.</summary>
    internal static bool IsFull(Exception failure) => failure switch
    {
        // ENOSPC, EFBIG and EDQUOT as Linux numbers them; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
        IOException { HResult: 28 or 27 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => true,
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DiskFull } => true,
        _ => false,
    };
}
