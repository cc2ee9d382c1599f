using System.Net;

namespace Entente.Platform.Tests;

/// <summary>The house that all other tests stand in: it opens, lets people in by the front door and is gone afterwards.</summary>
public class HouseTests
{
    [Theory, OnEveryDatabase]
    public async Task Everybody_in_the_demo_signs_in_with_the_one_password(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);

        foreach (var name in DemoAccounts.Names)
        {
            using var reader = await house.SignIn(name);
            var page = await reader.Open("/me/settings");
            Assert.NotNull(page.QuerySelector(Forms.SignOut));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Signing_out_closes_the_door_again(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        await reader.Press(await reader.Open("/me/settings"), Forms.SignOut);

        Assert.NotNull((await reader.Open("/me/settings")).QuerySelector(Forms.SignIn));
    }

    [Theory, OnEveryDatabase]
    public async Task An_empty_house_asks_to_be_set_up(DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);
        using var visitor = house.Visitor();

        Assert.Equal("/setup", new Uri((await visitor.Open("/")).Url).AbsolutePath);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        using var visitor = house.Visitor();

        var answer = await visitor.Http.PostAsync(new Uri("/login", UriKind.Relative), new FormUrlEncodedContent(
            [new("_handler", "login"), new("Name", "demo-coordinator"), new("Password", DemoAccounts.Password)]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_a_house_leaves_behind_is_nothing()
    {
        var house = await House.Demo(DatabaseKind.Sqlite);
        using (var visitor = house.Visitor())
            await visitor.Open("/login");
        var folder = house.Database.Folder;
        Assert.True(Directory.Exists(folder));

        await house.DisposeAsync();

        Assert.False(Directory.Exists(folder));
    }
}
