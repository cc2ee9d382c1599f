using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Entente.Actions.Import;
using Entente.Actions.Tests.Portfolio;
using Entente.Platform.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Import;

/// <summary>The page of imports: bring a file, look at what it would change, apply it.</summary>
public class UploadPageTests
{
    private const string Page = "/ja/import";

    [Theory, OnEveryDatabase]
    public async Task A_file_is_brought_looked_at_and_applied_once(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-administrator");
        Assert.Contains("No file was brought yet.", (await reader.Open(Page)).MainText(), StringComparison.Ordinal);

        var (upload, _) = await Bring(reader, ProgrammeFiles.Small().Bytes(), "spring.json");

        Assert.StartsWith(Page + "/", upload, StringComparison.Ordinal);
        var look = await reader.Open(upload);
        Assert.Equal("spring.json", look.Heading());
        Assert.Contains("2 actions and 2 work packages in the file.", look.MainText(), StringComparison.Ordinal);
        var rows = look.All("table.data tbody tr");
        Assert.Contains(rows, row => row.Contains("FIRST WP2", StringComparison.Ordinal) && row.Contains("New", StringComparison.Ordinal));
        Assert.Equal(["8"], await house.Database.Read("SELECT COUNT(*) FROM actions_joint_action"));
        Assert.Contains("Not applied", (await reader.Open(Page)).MainText(), StringComparison.Ordinal);

        var job = await reader.Press(look, Jams.Form("apply"));

        Assert.Equal("Import of a programme", job.Heading());
        await house.JobsDone();
        Assert.Equal(["10"], await house.Database.Read("SELECT COUNT(*) FROM actions_joint_action"));
        Assert.DoesNotContain("Not applied", (await reader.Open(Page)).MainText(), StringComparison.Ordinal);
        await reader.Open("/ja/first");
        Assert.Contains("The file was applied; nothing in it differs from what is known.", (await reader.Open(upload)).MainText(), StringComparison.Ordinal);

        // The page was still open in another window.
        var before = await house.Dump();
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.Send(look, Jams.Form("apply"), [])).StatusCode);
        var again = await house.Inside(services => StartImport.Run(
            new(Guid.Parse(upload[(Page.Length + 1)..])), Actor.Program("test"), services.GetRequiredService<ActionsDb>(), house.Clock, CancellationToken.None));
        Assert.Equal("actions.upload-applied", again.Problem?.Code);
        Assert.Equal(before, await house.Dump());
    }

    [Theory, OnEveryDatabase]
    public async Task A_faulty_file_shows_every_fault_and_is_not_kept(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-administrator");
        var before = await house.Dump();

        var (stayed, page) = await Bring(reader, FaultyFiles.Fifty(), "faulty.json");

        Assert.Equal(Page, stayed);
        Assert.Equal(50, page.QuerySelectorAll("[role=alert] li code").Length);
        Assert.Contains("$.jointActions[1].workPackages[49].lead.country", page.Alert(), StringComparison.Ordinal);
        Assert.Contains("Nothing was imported. Faults in the file: 50.", page.Alert(), StringComparison.Ordinal);
        Assert.Equal(before, await house.Dump());
        (_, page) = await Bring(reader, [], "empty.json");
        Assert.Contains("Choose a file that is not empty.", page.Alert(), StringComparison.Ordinal);
        (_, page) = await Bring(reader, ProgrammeFiles.Demo[..5000], "truncated.json");
        Assert.Contains("The file is not whole JSON", page.Alert(), StringComparison.Ordinal);
        Assert.Equal(before, await house.Dump());
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_that_brings_nothing_new_says_so(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-administrator");

        var (upload, _) = await Bring(reader, ProgrammeFiles.Demo, "programme.json");

        var look = await reader.Open(upload);
        Assert.Contains("Nothing: everything in the file is known already.", look.MainText(), StringComparison.Ordinal);
        Assert.Contains("$.partnerships", look.MainText(), StringComparison.Ordinal);
        Assert.Null(look.QuerySelector(Jams.Form("apply")));
        await reader.Open(Page + "/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound);
    }

    internal static async Task<(string Path, IDocument Page)> Bring(Reader reader, byte[] content, string name)
    {
        var page = await reader.Open(Page);
        var form = page.QuerySelector(Jams.Form("bring"))!;
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            body.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        body.Add(new ByteArrayContent(content), "File", name);
        var answer = await reader.Http.PostAsync(new Uri(Page, UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        return (answer.RequestMessage!.RequestUri!.AbsolutePath, await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html)));
    }
}
