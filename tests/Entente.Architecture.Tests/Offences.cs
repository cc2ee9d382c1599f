namespace Entente.Architecture.Tests;

/// <summary>How a rule says what breaks it.</summary>
internal static class Offences
{
    /// <summary>Fails with the list of offenders; move the code, do not move the rule.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} against the rule:\n  {string.Join("\n  ", all)}");
    }

    /// <summary>Fails with the files whose text breaks the rule.</summary>
    public static void None(IEnumerable<FileInfo> files, Func<string, bool> breaks) =>
        None(files.Where(file => breaks(File.ReadAllText(file.FullName))).Select(Path));

    /// <summary>Fails with the files that break the rule by their name or place.</summary>
    public static void None(IEnumerable<FileInfo> files, Func<FileInfo, bool> breaks) => None(files.Where(breaks).Select(Path));

    /// <summary>A file's path as people write it, from the top of the repository.</summary>
    public static string Path(FileInfo file) => System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/');
}
