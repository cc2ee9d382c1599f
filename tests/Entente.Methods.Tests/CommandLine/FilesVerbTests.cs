using System.IO.Compression;
using System.Text.Json;

namespace Entente.Methods.Tests.CommandLine;

/// <summary>A folder of files, looked at as uploads are.</summary>
public class FilesVerbTests
{
    [Fact]
    public async Task Each_file_is_taken_or_refused_with_its_reason_and_a_table_says_how_many()
    {
        using var shell = new Shell();
        var folder = Directory.CreateDirectory(shell["corpus"]);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "below"));
        Put(folder, "a.txt", "words"u8.ToArray());
        Put(folder, "below/b.csv", "a,b\r\n1,2\r\n"u8.ToArray());
        Put(folder, "c.exe", "MZ"u8.ToArray());
        Put(folder, "d.pdf", "%PDF-1.4\nno end"u8.ToArray());
        Put(folder, "e.txt", []);
        Put(folder, "f.zip", Zip("run.bat"));
        Put(folder, "g", "nothing"u8.ToArray());
        Put(folder, "h.txt", new byte[21 * 1024 * 1024]);

        var (code, said, complained) = await Shell.Run("files", "look", folder.FullName);

        Assert.Equal((0, ""), (code, complained));
        Assert.Contains("8 files: 2 taken, 6 refused", said, StringComparison.Ordinal);
        Assert.Contains("| .txt | 1 | 2 | platform.document-empty 1, platform.document-too-large 1 |", said, StringComparison.Ordinal);
        Assert.Contains("| .exe | 0 | 1 | platform.document-kind-refused 1 |", said, StringComparison.Ordinal);
        Assert.Contains("| none | 0 | 1 |", said, StringComparison.Ordinal);
        Assert.Contains("d.pdf: This PDF does not end where it should", said, StringComparison.Ordinal);
        Assert.Equal(8, Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).Length);

        var json = JsonDocument.Parse((await Shell.Run("files", "look", folder.FullName, "--json")).Said).RootElement;
        Assert.Equal((2, 6, 8), (json.GetProperty("taken").GetInt32(), json.GetProperty("refused").GetInt32(), json.GetProperty("files").GetArrayLength()));
        Assert.Equal("text/csv", json.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("extension").GetString() == ".csv").GetProperty("kind").GetString()?.Split(';')[0]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        var (code, said, complained) = await Shell.Run("files", "look", "/nowhere/at-all");

        Assert.Equal((1, ""), (code, said));
        Assert.Contains("there is no such folder", complained, StringComparison.Ordinal);
    }

    private static void Put(DirectoryInfo folder, string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder.FullName, name), content);

    private static byte[] Zip(string name)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name).Open())
            entry.Write("echo off"u8);
        return bytes.ToArray();
    }
}
