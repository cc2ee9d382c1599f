using Entente.Platform.Documents;

namespace Entente.Platform.Tests.Documents;

/// <summary>Every write goes to the device that is always full, so the failure is the system's own.</summary>
internal sealed class FullDisk(string folder) : FolderStore(folder, new FixedClock())
{
    protected override Stream Create(string file)
    {
        File.WriteAllBytes(file, [1]);
        return new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
    }
}
