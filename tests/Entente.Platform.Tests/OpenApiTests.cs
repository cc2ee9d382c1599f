using System.Diagnostics;

namespace Entente.Platform.Tests;

/// <summary>The description of the API, read by a program that nobody here wrote.</summary>
public class OpenApiTests
{
    private static readonly string Spectral = Repository.File("artifacts/spectral/node_modules/.bin/spectral");

    [Fact]
    public async Task Spectral_finds_nothing_wrong_with_the_document()
    {
        Assert.SkipUnless(File.Exists(Spectral), "no Spectral (./test.sh installs it where there are Node.js and npm)");
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var visitor = house.Visitor();

        var found = await Lint(await visitor.Http.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));

        Assert.True(found.ExitCode == 0, found.Said);
    }

    [Fact]
    public async Task Spectral_finds_a_planted_offence()
    {
        Assert.SkipUnless(File.Exists(Spectral), "no Spectral (./test.sh installs it where there are Node.js and npm)");

        var found = await Lint("""{ "openapi": "3.1.1", "info": { "title": "Board" }, "paths": { "/board": { "get": {} } } }""");

        Assert.NotEqual(0, found.ExitCode);
        Assert.Contains("oas3-schema", found.Said, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Said)> Lint(string document)
    {
        var folder = Directory.CreateTempSubdirectory("entente-openapi-").FullName;
        try
        {
            var file = Path.Combine(folder, "openapi.json");
            await File.WriteAllTextAsync(file, document);
            using var linter = Process.Start(new ProcessStartInfo(
                Spectral, ["lint", file, "--ruleset", Repository.File("eng/spectral.yaml"), "--fail-severity", "warn", "--format", "text"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            })!;
            linter.StandardInput.Close();
            var said = await Task.WhenAll(linter.StandardOutput.ReadToEndAsync(), linter.StandardError.ReadToEndAsync());
            await linter.WaitForExitAsync();
            return (linter.ExitCode, string.Concat(said));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
