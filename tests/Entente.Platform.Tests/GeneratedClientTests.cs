using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Entente.Platform.Tests;

/// <summary>A client that somebody else's program makes from the description of the API, and what can be done with it.</summary>
public class GeneratedClientTests
{
    private const string Use = """
        import { client } from './client/client.gen';
        import { attachToDeliverable, getDocument, getPlanItemTask, planATask } from './client/sdk.gen';

        declare const process: { argv: string[]; exit(code: number): void };
        client.setConfig({ baseUrl: process.argv[2], auth: () => process.argv[3] });

        async function use() {
            const slug = 'jams-2-0';
            const made = await planATask({ path: { slug }, body: { workPackage: 5, title: 'By a generated client', start: '2026-07-01', end: '2026-07-31' }, throwOnError: true });
            const task = await getPlanItemTask({ path: { slug, number: made.data.number }, throwOnError: true });
            const version: number = task.data.version;
            const file = new File(['a,b\n1,2\n'], 'figures.csv', { type: 'text/csv' });
            const kept = await attachToDeliverable({ path: { slug, number: 'D5.1' }, body: { file, title: 'Figures', edition: 'network', class: 'green' }, throwOnError: true });
            const document = await getDocument({ path: { id: kept.data.number }, throwOnError: true });
            console.log(JSON.stringify({
                status: made.response.status, location: made.response.headers.get('Location'), number: made.data.number, title: task.data.title, version,
                file: document.data.versions[0]!.fileName, size: document.data.versions[0]!.size, class: document.data.class,
            }));
        }

        use().catch(failed => { console.error(failed); process.exit(1); });
        """;

    private static readonly string Tools = Repository.File("artifacts/openapi-ts/node_modules/.bin");

    [Fact]
    public async Task A_client_made_by_openapi_ts_creates_reads_and_uploads()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Tools, "openapi-ts")), "no openapi-ts (./test.sh installs it where there are Node.js and npm)");
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        house.UseKestrel(0);
        house.StartServer();
        using var visitor = new HttpClient { BaseAddress = house.ClientOptions.BaseAddress };
        var token = await house.Token("demo-coordinator");
        var folder = Directory.CreateTempSubdirectory("entente-client-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), await visitor.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));
            await File.WriteAllTextAsync(Path.Combine(folder, "use.ts"), Use);
            await Run(folder, Path.Combine(Tools, "openapi-ts"), "-i", "openapi.json", "-o", "client", "-c", "@hey-api/client-fetch");
            await Run(folder, Path.Combine(Tools, "tsc"), "--strict", "--skipLibCheck", "--module", "commonjs", "--moduleResolution", "node10", "--target", "es2022",
                "--lib", "es2022,dom,dom.iterable", "--outDir", "made", "use.ts");
            var said = JsonNode.Parse(await Run(folder, "node", "made/use.js", house.ClientOptions.BaseAddress.ToString().TrimEnd('/'), token))!;

            Assert.Equal(201, (int)said["status"]!);
            Assert.Equal($"/api/v1/actions/jams-2-0/tasks/{said["number"]}", (string?)said["location"]);
            Assert.Equal("By a generated client", (string?)said["title"]);
            Assert.Equal(("figures.csv", 8, "green"), ((string?)said["file"], (int)said["size"]!, ((string?)said["class"])?.ToLowerInvariant()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} ended with {process.ExitCode}: {await complained} {await said}");
        return await said;
    }
}
