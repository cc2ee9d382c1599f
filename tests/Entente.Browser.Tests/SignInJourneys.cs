namespace Entente.Browser.Tests;

/// <summary>Coming in and going out, as different people meet it.</summary>
public class SignInJourneys(BrowserHouse house)
{
    [Fact]
    public async Task A_coordinator_signs_in_and_stands_at_home()
    {
        await using var journey = await house.Begin();

        await journey.SignsIn("demo-coordinator");

        Assert.Equal("/", journey.At);
        await journey.FindsItAccessible();
        await journey.FindsItFitting();
        journey.HeardNoComplaint();
    }

    [Fact]
    public async Task Without_scripts_it_is_the_same_door()
    {
        await using var journey = await house.Begin(scripts: false);

        await journey.SignsIn("demo-coordinator");

        Assert.Equal("/", journey.At);
    }

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("en", "dark", 1280)]
    [InlineData("fr", "light", 1280)]
    [InlineData("fr", "dark", 390)]
    [InlineData("en", "light", 390)]
    public async Task The_sign_in_page_is_accessible_and_fits(string language, string theme, int width)
    {
        await using var journey = await house.Begin(language, theme, width);

        await journey.Opens("/login");

        Assert.Equal(language, await journey.Page.Locator("html").GetAttributeAsync("lang"));
        await journey.FindsItAccessible();
        await journey.FindsItFitting();
        journey.HeardNoComplaint();
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough_to_sign_in()
    {
        await using var journey = await house.Begin();
        await journey.Opens("/login");
        var reached = await journey.WalksByKeyboard();
        Assert.Contains(reached, stop => stop.Contains("Skip", StringComparison.Ordinal));

        await journey.Page.Locator("input[name=Name]").FocusAsync();
        await journey.Page.Keyboard.TypeAsync("demo-officer");
        await journey.Page.Keyboard.PressAsync("Tab");
        await journey.Page.Keyboard.TypeAsync(DemoAccounts.Password);
        await journey.Page.Keyboard.PressAsync("Enter");

        await journey.Page.WaitForURLAsync("**/");
    }

    [Fact]
    public async Task Axe_finds_a_planted_offence()
    {
        await using var journey = await house.Begin();
        await journey.Opens("/login");
        await journey.Page.EvaluateAsync("() => document.querySelector('main').appendChild(document.createElement('img')).src = '/favicon.ico'");

        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(journey.FindsItAccessible);

        Assert.Contains("image-alt", found.Message, StringComparison.Ordinal);
    }
}
