using System.Globalization;
using Entente.Browser.Tests.Pages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Entente.Browser.Tests.BrowserHouse))]

namespace Entente.Browser.Tests;

/// <summary>One house with the demo, on a real port, and one Chromium, for all journeys; each journey gets a window of its own.</summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    // The shell without windows has less to do besides the page.
    private static readonly string? Chromium =
        new[] { Environment.GetEnvironmentVariable("ENTENTE_TEST_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser" }
            .FirstOrDefault(File.Exists);

    private House? house;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Every page route of the running host.</summary>
    public PageRoutes Pages { get; private set; } = null!;

    /// <summary>Every page of it.</summary>
    public Tour Tour => field ??= new(this);

    /// <summary>The day in the house.</summary>
    public DateOnly Today => house!.Services.GetRequiredService<TimeProvider>().Today();

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
            return;

        (house, Address) = await OnAPort("Development");
        Pages = new(house.Services.GetRequiredService<EndpointDataSource>());
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    private static readonly (string Key, string Value)[] Settings =
    [
        ("Entente:Limits:SignInsPerMinute", "1000"),
        ("Mail:Folder", Repository.File("artifacts/tests/mail")), ("Mail:From", "entente@agency.example"),
    ];

    /// <summary>A house with the demo on a real port, for browsers.</summary>
    public static async Task<(House House, Uri Address)> OnAPort(string environment)
    {
        // The browser's own clock does not matter: cookies of the house end with the window, or after so many days from now.
        var opened = await House.Open(DatabaseKind.Sqlite, demo: true, new RunningClock(), Settings, environment);
        opened.UseKestrel(0);
        opened.StartServer();
        return (opened, opened.ClientOptions.BaseAddress);
    }

    /// <summary>Sits down at a browser, as somebody with a language, a theme, a screen; with or without scripts.</summary>
    public async Task<Journey> Begin(string language = "en", string theme = "light", int width = 1280, int height = 900, bool scripts = true, Uri? at = null)
    {
        Assert.SkipWhen(browser is null, "no Chromium (apt-get install chromium, or name one in ENTENTE_TEST_CHROMIUM)");
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = (at ?? Address).ToString(),
            Locale = CultureInfo.GetCultureInfo(language).Name,
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        return new Journey(window, await window.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (house is not null)
            await house.DisposeAsync();
    }
}
