using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Entente.Platform.Tests;

/// <summary>A client that somebody else's program makes from the description of the API, and what can be done with it.</summary>
public class GeneratedClientTests
{
    private const string Use = """
        import { client } from './client/client.gen';
        import { actionsAttachToDeliverable, actionsGetPlanItemTask, actionsPlanATask, platformGetDocument } from './client/sdk.gen';

        declare const process: { argv: string[]; exit(code: number): void };
        client.setConfig({ baseUrl: process.argv[2], auth: () => process.argv[3] });

        async function use() {
            const slug = 'jams-2-0';
            const made = await actionsPlanATask({ path: { slug }, body: { workPackage: 5, title: 'By a generated client', start: '2026-07-01', end: '2026-07-31' }, throwOnError: true });
            const task = await actionsGetPlanItemTask({ path: { slug, number: made.data.number }, throwOnError: true });
            const version: number = task.data.version;
            const file = new File(['a,b\n1,2\n'], 'figures.csv', { type: 'text/csv' });
            const kept = await actionsAttachToDeliverable({ path: { slug, number: 'D5.1' }, body: { file, title: 'Figures', edition: 'network', class: 'green' }, throwOnError: true });
            const document = await platformGetDocument({ path: { id: kept.data.number }, throwOnError: true });
            console.log(JSON.stringify({
                status: made.response.status, location: made.response.headers.get('Location'), number: made.data.number, title: task.data.title, version,
                file: document.data.versions[0]!.fileName, size: document.data.versions[0]!.size, class: document.data.class,
            }));
        }

        use().catch(failed => { console.error(failed); process.exit(1); });
        """;

    // A client of one room alone, typed by openapi-typescript. The line that is marked would not compile if the types said nothing.
    private const string UseOfOneRoom = """
        import createClient from 'openapi-fetch';
        import type { components, paths } from './actions';

        declare const process: { argv: string[]; exit(code: number): void };
        const client = createClient<paths>({ baseUrl: process.argv[2], headers: { Authorization: `Bearer ${process.argv[3]}` } });

        async function use() {
            const body: components['schemas']['ActionsPlanATask'] = { workPackage: 5, title: 'By one room', start: '2026-07-01', end: '2026-07-31' };
            // @ts-expect-error: a work package is a number
            const wrong: components['schemas']['ActionsPlanATask'] = { ...body, workPackage: 'five' };
            const made = await client.POST('/api/v1/actions/{slug}/tasks', { params: { path: { slug: 'jams-2-0' } }, body });
            const number: string = made.data!.number;
            const task = await client.GET('/api/v1/actions/{slug}/tasks/{number}', { params: { path: { slug: 'jams-2-0', number } } });
            const view: components['schemas']['ActionsTaskView'] = task.data!;
            console.log(JSON.stringify({ status: made.response.status, title: view.title, wrong: typeof wrong.workPackage }));
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

    [Fact]
    public async Task A_client_of_one_room_made_by_openapi_typescript_compiles_and_is_understood()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Tools, "openapi-typescript")), "no openapi-typescript (./test.sh installs it where there are Node.js and npm)");
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        house.UseKestrel(0);
        house.StartServer();
        using var visitor = new HttpClient { BaseAddress = house.ClientOptions.BaseAddress };
        var token = await house.Token("demo-coordinator");
        // Inside the folder of the tools, where their packages are found.
        var folder = Directory.CreateDirectory(Path.Combine(Tools, "..", "..", "use-" + Path.GetRandomFileName())).FullName;
        try
        {
            foreach (var room in (string[])["actions", "platform"])
            {
                await File.WriteAllTextAsync(Path.Combine(folder, room + ".json"), await visitor.GetStringAsync(new Uri($"/api/openapi/{room}.json", UriKind.Relative)));
                await Run(folder, Path.Combine(Tools, "openapi-typescript"), room + ".json", "-o", room + ".d.ts");
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "use.ts"), UseOfOneRoom);
            await Run(folder, Path.Combine(Tools, "tsc"), "--strict", "--module", "commonjs", "--moduleResolution", "node10", "--esModuleInterop", "--target", "es2022",
                "--lib", "es2022,dom,dom.iterable", "--outDir", "made", "use.ts", "platform.d.ts");
            var said = JsonNode.Parse(await Run(folder, "node", "made/use.js", house.ClientOptions.BaseAddress.ToString().TrimEnd('/'), token))!;

            Assert.Equal((201, "By one room", "string"), ((int)said["status"]!, (string?)said["title"], (string?)said["wrong"]));
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
