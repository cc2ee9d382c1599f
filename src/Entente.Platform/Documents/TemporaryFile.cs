namespace Entente.Platform.Documents;

/// <summary>A file for the time of some work. What is in it may be restricted: nothing of it outlives the process, however that ends.</summary>
internal static class TemporaryFile
{
    private const int BufferBytes = 64 * 1024;

    public static FileStream Open()
    {
        var path = Path.GetTempFileName();
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        }

        // Elsewhere a file goes on without its name until it is closed; a host that is killed closes it too.
        var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        File.Delete(path);
        return file;
    }
}
