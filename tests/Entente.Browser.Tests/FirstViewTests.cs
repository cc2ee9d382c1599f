using System.Text.Json;

namespace Entente.Browser.Tests;

/// <summary>What comes over the wire when somebody with an empty cache opens a first page.</summary>
public class FirstViewTests(BrowserHouse house)
{
    private const int MostBytes = 120_000;

    [Theory]
    [InlineData("/en/public", null)]
    [InlineData("/login", null)]
    [InlineData("/ja/jams-2-0", "demo-coordinator")]
    public async Task A_first_view_is_light_and_takes_one_font(string address, string? reader)
    {
        await using var journey = await house.Begin();
        if (reader is not null)
            await journey.SignsIn(reader);
        var wire = await journey.Page.Context.NewCDPSessionAsync(journey.Page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.clearBrowserCache");
        await wire.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var sizes = new Dictionary<string, double>(StringComparer.Ordinal);
        wire.Event("Network.responseReceived").OnEvent += (_, said) =>
            names[Id(said)] = said!.Value.GetProperty("response").GetProperty("url").GetString()!;
        wire.Event("Network.loadingFinished").OnEvent += (_, said) =>
            sizes[Id(said)] = said!.Value.GetProperty("encodedDataLength").GetDouble();

        await journey.Opens(address);
        await journey.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        var loaded = string.Join('\n', sizes.Select(size => $"{size.Value,8:F0} {names.GetValueOrDefault(size.Key)}"));
        Assert.True(sizes.Values.Sum() <= MostBytes, $"{address} takes {sizes.Values.Sum():F0} bytes:\n{loaded}");
        Assert.True(names.Values.Count(name => name.EndsWith(".woff2", StringComparison.Ordinal)) == 1, $"{address} does not take one font:\n{loaded}");
        Assert.True(sizes.Count > 3, $"{address} was not watched:\n{loaded}");
    }

    [Theory]
    [InlineData("_content/Entente.Platform/inter-latin.woff2")]
    public async Task A_font_is_kept_by_the_browser(string font)
    {
        await using var journey = await house.Begin();

        var answer = await journey.Page.APIRequest.GetAsync("/" + font);

        Assert.Contains("max-age=31536000", answer.Headers["cache-control"], StringComparison.Ordinal);
        Assert.DoesNotContain("vary", answer.Headers.Keys);
    }

    private static string Id(JsonElement? said) => said!.Value.GetProperty("requestId").GetString()!;
}
