using System.Diagnostics;
using Xunit;

namespace Entente.Testing;

/// <summary>LibreOffice without a screen: opens a file and saves it again, as somebody who edits it does.</summary>
public static class Office
{
    /// <summary>Opens and saves a workbook; the test is skipped by name where LibreOffice is missing.</summary>
    public static async Task<byte[]> Resave(byte[] workbook, string name)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is missing: eng/install.sh installs it.");
        var folder = Directory.CreateTempSubdirectory("entente-office");
        try
        {
            var file = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(file, workbook);
            var start = new ProcessStartInfo("/usr/bin/soffice") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var word in new[] { $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder.FullName, "out"), file })
                start.ArgumentList.Add(word);
            using var office = Process.Start(start)!;
            var said = office.StandardError.ReadToEndAsync();
            await office.StandardOutput.ReadToEndAsync();
            await office.WaitForExitAsync();
            var saved = Path.Combine(folder.FullName, "out", name);
            Assert.True(File.Exists(saved), $"LibreOffice did not save: {await said}");
            return await File.ReadAllBytesAsync(saved);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
