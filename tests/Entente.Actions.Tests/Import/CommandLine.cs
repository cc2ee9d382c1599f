using System.Diagnostics;

namespace Entente.Actions.Tests.Import;

/// <summary>The command line as people run it: a process of its own.</summary>
internal static class CommandLine
{
    private static readonly string Program = Path.Combine(
        Repository.Root, "artifacts", "bin", "Entente.Cli", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "entente.dll");

    /// <summary>Begins; the caller waits for it or kills it.</summary>
    public static Process Start(TestDatabase database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Prepend(Program).Prepend("exec"))
            start.ArgumentList.Add(word);
        start.Environment["ENTENTE_DATA"] = database.Folder;
        start.Environment["ENTENTE_DATABASE"] = database.Settings.IsPostgres ? database.Settings.ConnectionString : "";
        return Process.Start(start)!;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Code, string Said, string Complained)> Run(TestDatabase database, params string[] words)
    {
        using var process = Start(database, words);
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await complained);
    }

    /// <summary>A file to hand over, in the database's own folder.</summary>
    public static async Task<string> File(TestDatabase database, byte[] content, string name = "programme.json")
    {
        var path = Path.Combine(database.Folder, name);
        await System.IO.File.WriteAllBytesAsync(path, content);
        return path;
    }
}
