namespace Entente.Browser.Tests;

/// <summary>The bar at the top, on every screen, whatever it has to count.</summary>
public sealed class TopBarTests(BrowserHouse house)
{
    // As a person sees it who has many notices and jobs that have ended.
    private const string CountMore = """
        () => {
          const tools = document.querySelector('.tools'), before = tools.querySelector('en-theme');
          for (let count = tools.querySelectorAll('.jobs').length; count < 2; count++) {
            const tool = Object.assign(document.createElement('a'), { className: 'tool text jobs', href: '/jobs' });
            tool.innerHTML = '<svg class="icon" aria-hidden="true"></svg><span>99+</span>';
            tools.insertBefore(tool, before);
          }
        }
        """;

    [Theory]
    [InlineData(320, 256), InlineData(360, 640), InlineData(390, 844), InlineData(600, 800), InlineData(768, 1024), InlineData(901, 800), InlineData(1280, 900)]
    public async Task It_fits_with_jobs_and_notices_to_count(int width, int height)
    {
        await using var reader = await house.Begin(width: width, height: height);
        await reader.SignsIn("demo-administrator");
        await reader.Opens("/ja/jams-2-0");

        await reader.Page.EvaluateAsync(CountMore);

        Assert.Equal(2, await reader.Page.Locator(".tools .jobs").CountAsync());
        await reader.FindsItFitting();
    }

    [Fact]
    public async Task A_menu_of_it_opens_on_the_screen_of_a_phone()
    {
        await using var reader = await house.Begin(width: 320, height: 256);
        await reader.SignsIn("demo-administrator");
        await reader.Opens("/ja/jams-2-0");
        await reader.Page.EvaluateAsync(CountMore);

        await reader.Page.Locator("summary.me").ClickAsync();

        var menu = (await reader.Page.Locator("details[open] .drop").BoundingBoxAsync())!;
        var opener = (await reader.Page.Locator("summary.me").BoundingBoxAsync())!;
        Assert.True(menu.Y >= opener.Y + opener.Height, $"The menu begins at {menu.Y}, over its own button");
        Assert.InRange(menu.Y + menu.Height, 0, 256);
        Assert.InRange(menu.X + menu.Width, 0, 320);
    }
}
