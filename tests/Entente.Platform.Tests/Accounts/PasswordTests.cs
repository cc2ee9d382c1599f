using System.Buffers.Binary;
using Entente.Platform.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Accounts;

/// <summary>Choosing a password, and what that ends.</summary>
public class PasswordTests
{
    private const string Page = "/me/settings/password";
    private const string Better = "four herons on a raft";

    [Theory, OnEveryDatabase]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var here = await house.Enter("demo-officer");
        using var elsewhere = await house.Enter("demo-officer");

        var page = await here.Submit(await here.Open(Page), Household.Form("password"),
            [("Old", Entente.Testing.DemoAccounts.Password), ("New", Better), ("Again", Better)]);

        Assert.Contains("Your password is changed", page.Body(), StringComparison.Ordinal);
        Assert.Equal("Settings", (await here.Open(Household.Settings)).Heading());
        Assert.Equal("Sign in", (await elsewhere.Open(Household.Settings)).Heading());
        Assert.Contains("could not sign you in", (await house.Try("demo-officer", Entente.Testing.DemoAccounts.Password)).Page.Alert(), StringComparison.Ordinal);
        (await house.Enter("demo-officer", Better)).Dispose();
    }

    [Theory, OnEveryDatabase]
    public async Task Wrong_old_passwords_count_as_at_the_door(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");
        var right = Entente.Testing.DemoAccounts.Password;
        var most = new SignInSettings().MostFailures;
        for (var guess = 1; guess <= most; guess++)
            Assert.Contains("not your password until now", (await Change($"wrong {guess}")).Body(), StringComparison.Ordinal);

        Assert.Contains("wrong passwords in a row lock an account", (await Change(right)).Body(), StringComparison.Ordinal);
        Assert.Contains("could not sign you in", (await house.Try("demo-officer", right)).Page.Alert(), StringComparison.Ordinal);

        house.Clock.Pass(new SignInSettings().LockTime + TimeSpan.FromMinutes(1));
        var changed = await Change(right);
        Assert.Contains("Your password is changed", changed.Body(), StringComparison.Ordinal);
        Assert.NotNull(changed.QuerySelector("main a[href='/me/settings/tokens']"));

        async Task<AngleSharp.Dom.IDocument> Change(string old) =>
            await reader.Submit(await reader.Open(Page), Household.Form("password"), [("Old", old), ("New", Better), ("Again", Better)]);
    }

    [Theory, OnEveryDatabase]
    public async Task Guesses_sent_at_once_count_each(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");
        var page = await reader.Open(Page);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(guess =>
            reader.Send(page, Household.Form("password"), [("Old", $"wrong {guess}"), ("New", Better), ("Again", Better)])));

        Assert.Contains("wrong passwords in a row lock an account", (await reader.Submit(await reader.Open(Page), Household.Form("password"),
            [("Old", Entente.Testing.DemoAccounts.Password), ("New", Better), ("Again", Better)])).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Every_fault_of_a_new_password_is_named_at_its_field(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");

        var page = await reader.Submit(await reader.Open(Page), Household.Form("password"), [("Old", "wrong"), ("New", "short"), ("Again", "shirt")]);

        Assert.Equal(["#field-Old", "#field-New", "#field-Again"], page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("elevenchars", "platform.password-short")]
    [InlineData("password1234", "platform.password-common")]
    [InlineData("ababababababab", "platform.password-common")]
    [InlineData("anna.k-2026!", "platform.password-is-name")]
    [InlineData("four herons on a raft", null)]
    [InlineData("кит плывёт на север", null)]
    public void A_password_must_be_long_and_no_easy_guess(string password, string? code) =>
        Assert.Equal(code, Passwords.Refuse("New", password, "anna.k@example.org", new SignInSettings())?.Code);

    [Fact]
    public void A_hash_is_made_over_210_000_times()
    {
        using var services = new ServiceCollection().AddSingleton<Passwords>().BuildServiceProvider();

        var hash = Convert.FromBase64String(services.GetRequiredService<Passwords>().Hash(Better));

        // Version 3 of the format: a mark, the function (2 is HMAC-SHA512), the rounds.
        Assert.Equal((1, 2, 210_000), (hash[0], BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)), BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5))));
    }

    [Fact]
    public void A_hash_of_fewer_rounds_still_opens_and_is_renewed()
    {
        var passwords = new Passwords();
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<Account>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 }));
        var account = Account.Open("anna", "Anna", null, weak.HashPassword(null!, Better), DateTimeOffset.UnixEpoch);

        var (right, rehashed) = passwords.Check(account, Better);

        Assert.True(right);
        account.SignedIn(DateTimeOffset.UnixEpoch, rehashed);
        Assert.Equal((true, null), passwords.Check(account, Better));
        Assert.False(passwords.Check(account, "something else entirely").Right);
    }
}
