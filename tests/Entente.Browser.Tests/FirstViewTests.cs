using System.Text.Json;

namespace Entente.Browser.Tests;

/// <summary>What comes over the wire when somebody with an empty cache opens a first page of a house as people run it.</summary>
public sealed class FirstViewTests(BrowserHouse browsers) : IAsyncLifetime
{
    private const int MostBytes = 120_000;

    private House? house;
    private Uri? address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => (house, address) = await BrowserHouse.OnAPort("Production");

    [Theory]
    [InlineData("/en/public", null)]
    [InlineData("/login", null)]
    [InlineData("/ja/jams-2-0", "demo-coordinator")]
    public async Task A_first_view_is_light_and_takes_one_font(string page, string? reader)
    {
        await using var journey = await browsers.Begin(at: address);
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

        await journey.Opens(page);
        await journey.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        var loaded = string.Join('\n', sizes.Select(size => $"{size.Value,8:F0} {names.GetValueOrDefault(size.Key)}"));
        Assert.True(sizes.Values.Sum() <= MostBytes, $"{page} takes {sizes.Values.Sum():F0} bytes:\n{loaded}");
        Assert.True(names.Values.Count(name => name.EndsWith(".woff2", StringComparison.Ordinal)) == 1, $"{page} does not take one font:\n{loaded}");
        Assert.True(sizes.Count > 3, $"{page} was not watched:\n{loaded}");
    }

    [Fact]
    public async Task A_font_is_kept_by_the_browser()
    {
        await using var journey = await browsers.Begin(at: address);

        var answer = await journey.Page.APIRequest.GetAsync("/_content/Entente.Look/inter-latin.woff2");

        Assert.Contains("max-age=31536000", answer.Headers["cache-control"], StringComparison.Ordinal);
        Assert.DoesNotContain("vary", answer.Headers.Keys);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (house is not null)
            await house.DisposeAsync();
    }

    private static string Id(JsonElement? said) => said!.Value.GetProperty("requestId").GetString()!;
}
