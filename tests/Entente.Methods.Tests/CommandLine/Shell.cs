using System.Diagnostics;

namespace Entente.Methods.Tests.CommandLine;

/// <summary>The command line as people run it, in a process of its own, with a folder for files.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly string Root = Above();
    private static readonly string Program = System.IO.Path.Combine(
        Root, "artifacts", "bin", "Entente.Cli", System.IO.Path.GetFileName(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar)), "entente.dll");

    private readonly string folder = Directory.CreateTempSubdirectory("entente-methods-").FullName;

    /// <summary>A place in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(folder, name);

    /// <summary>Every file in the folder.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(folder).Select(file => System.IO.Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    /// <summary>A file of the repository.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Root, name);

    /// <summary>A file in the folder.</summary>
    public string Put(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>A file in the folder, in UTF-8.</summary>
    public string Put(string name, string content) => Put(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Runs in the root of the repository, where paths of examples begin. There is no database.</summary>
    public static async Task<(int Code, string Said, string Complained)> Run(params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        foreach (var word in words.Prepend(Program).Prepend("exec"))
            start.ArgumentList.Add(word);
        start.Environment["ENTENTE_DATA"] = "/nowhere";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await complained);
    }

    /// <summary>Runs what must succeed and reads the table that it says. Words are separated by spaces.</summary>
    public static async Task<GoldenTable> Table(string words)
    {
        var (code, said, complained) = await Run(words.Split(' '));
        Assert.True(code == 0, $"{words}: {complained}");
        return GoldenTable.Read("", new StringReader(said));
    }

    /// <summary>Runs a verb with a file behind its last option: it must be refused by that sentence, say nothing else, and leave nothing behind.</summary>
    public static async Task Refuses(string topic, string content, string asked, string says)
    {
        using var shell = new Shell();
        var (code, said, complained) = await Run([topic, .. asked.Split(' '), shell.Put("given.csv", content), "--output", shell["out.csv"]]);
        Assert.True(code == 1, $"{code} {complained}");
        Assert.Equal("", said);
        Assert.Contains(says, complained, StringComparison.Ordinal);
        Assert.Equal(["given.csv"], shell.Files);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Above()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(at.FullName, "Entente.slnx")))
            at = at.Parent!;
        return at.FullName;
    }
}
