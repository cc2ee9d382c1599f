using System.Net;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Jobs;

/// <summary>How far a job is, as its page asks each second.</summary>
public class JobProgressTests
{
    [Theory, OnEveryDatabase]
    public async Task The_page_asks_for_the_progress_alone_until_the_job_is_over(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var id = Guid.CreateVersion7(house.Clock.Now);
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<PlatformDb>();
            db.Set<Job>().Add(new()
            {
                Id = id, Kind = "platform.check-audit", Ask = "{}", About = "", By = "test", At = house.Clock.Now, NextTryAt = house.Clock.Now.AddYears(50),
                Account = (await db.Set<Entente.Platform.Accounts.Account>().Where(account => account.SignInName == "demo-coordinator").Select(account => account.Id).SingleAsync()).Value,
            });
            return await db.Save(CancellationToken.None);
        });
        await house.Database.Execute("""UPDATE platform_job SET "Done" = 40, "Total" = 100""");
        using var reader = await house.SignIn("demo-coordinator");
        using var other = await house.SignIn("demo-officer");

        var page = await reader.Open($"/jobs/{id}");
        var from = page.QuerySelector("en-progress")!.GetAttribute("data-from")!;
        using var part = await reader.Http.GetAsync(new Uri(from, UriKind.Relative));
        var text = await part.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        Assert.Equal(page.QuerySelector("en-progress [role=status]")!.TextContent.Trim(), new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).Body!.TextContent.Trim());
        Assert.Contains("40", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", text, StringComparison.OrdinalIgnoreCase);
        Assert.True(text.Length < 2000, text);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(new Uri(from, UriKind.Relative))).StatusCode);

        await house.Database.Execute("""UPDATE platform_job SET "State" = 'Done' """);
        Assert.Equal(HttpStatusCode.NoContent, (await reader.Http.GetAsync(new Uri(from, UriKind.Relative))).StatusCode);
    }
}
