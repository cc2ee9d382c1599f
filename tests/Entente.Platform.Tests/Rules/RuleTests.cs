using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Kernel.Calendar;
using Entente.Platform.Rules;
using Entente.Platform.Storage;
using Entente.Platform.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Rules;

/// <summary>Numbers of law and method, as versions with provenance.</summary>
public class RuleTests
{
    private static readonly DateOnly Today = new(2026, 6, 11);

    [Fact]
    public void Every_shipped_rule_says_where_it_comes_from_in_both_languages()
    {
        var shipped = ShippedRules.All().ToList();

        Assert.Equal(shipped.Count, shipped.Select(set => (set.Code, set.Version)).Distinct().Count());
        Assert.All(shipped, set =>
        {
            Assert.False(string.IsNullOrWhiteSpace(set.Reference), set.Code);
            Assert.True(set.Title.All.ContainsKey("en") && set.Title.All.ContainsKey("fr"), set.Code);
        });
        foreach (var country in new[] { "at", "be", "de", "es", "eu", "fr", "hr", "it", "mt", "pl", "si" })
            Assert.Contains(shipped, set => set.Code == $"holidays.{country}" && (country == "fr") == (set.Provenance == RuleProvenance.Sourced));
    }

    [Theory, OnEveryDatabase]
    public async Task The_version_of_the_day_counts_and_a_stored_version_is_never_overwritten(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.InPlatform(async db =>
        {
            await db.Set<RuleSet>().Where(set => set.Code == ComputeDeadline.WinterStopCode)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Reference, "As it was entered here"));
            db.Add(Winter(2, new(2026, 1, 1), null, "12-20"));
            db.Add(Winter(3, new(2027, 1, 1), null, "12-18"));
            await db.SaveChangesAsync();
            await ShippedRules.Enter(db, board.Clock, CancellationToken.None);
            return 0;
        });
        var book = board.Get<RuleBook>();

        Assert.Equal("12-23", (await book.On<YearlyStop>(ComputeDeadline.WinterStopCode, new(2025, 12, 31), CancellationToken.None)).Body.From);
        Assert.Equal((2, "12-20"), await Stop(book, Today));
        Assert.Equal((3, "12-18"), await Stop(book, new(2027, 1, 1)));
        Assert.Equal("As it was entered here", (await book.On<YearlyStop>(ComputeDeadline.WinterStopCode, new(2025, 1, 1), CancellationToken.None)).Set.Reference);
        await Assert.ThrowsAsync<InvalidOperationException>(() => book.On<YearlyStop>(ComputeDeadline.WinterStopCode, new(1999, 1, 1), CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => book.On<YearlyStop>("no.such-rule", Today, CancellationToken.None));
    }

    // From the calendars that the countries publish.
    [Theory]
    [InlineData("fr", 2026, 11)]
    [InlineData("be", 2026, 10)]
    [InlineData("at", 2026, 13)]
    [InlineData("mt", 2026, 14)]
    [InlineData("de", 2026, 9)]
    [InlineData("it", 2025, 12)]
    [InlineData("it", 2026, 13)]
    [InlineData("pl", 2024, 13)]
    [InlineData("pl", 2025, 14)]
    [InlineData("hr", 2026, 14)]
    [InlineData("es", 2026, 10)]
    [InlineData("si", 2026, 15)]
    public void A_country_has_as_many_holidays_as_its_law_names(string country, int year, int count)
    {
        var set = ShippedRules.All().Single(set => set.Code == $"holidays.{country}");
        var rules = set.Body.Deserialize<HolidayList>(Conventions.Json)!.Holidays;

        Assert.Equal(count, new HolidayTable(rules).Of(year).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task The_pages_show_rules_holidays_and_deadlines_with_their_reasons(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.Enter("demo-officer");

        Assert.Contains("To be confirmed", (await reader.Open("/rules")).Body(), StringComparison.Ordinal);
        Assert.Contains("Monday", (await reader.Open("/rules/holidays.fr?year=2026")).Body(), StringComparison.Ordinal);
        Assert.Contains("[30,14,3]", (await reader.Open("/rules/actions.due-warnings")).Body().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await reader.Open("/rules/no-such-rule", HttpStatusCode.NotFound);

        var page = await reader.Open("/rules/deadline?Event=2026-12-01&Length=45&Unit=Days&Country=FR&WinterStop=true");
        Assert.Contains("The period ends on Monday 1 February 2027.", page.Body(), StringComparison.Ordinal);
        Assert.Contains("16 days of a clock stop were left out.", page.Body(), StringComparison.Ordinal);
        Assert.Contains("31 January 2027 is a Sunday", page.Body(), StringComparison.Ordinal);
        var stretched = (await reader.Open("/rules/deadline?Event=2026-05-13&Length=2&Unit=Days&Country=FR")).Body();
        Assert.Contains("fewer than two working days", stretched, StringComparison.Ordinal);
        var faulty = (await reader.Open("/rules/deadline?Event=2026-02-30&Length=x&Country=ZZ")).Body();
        Assert.Contains("not a day that exists", faulty, StringComparison.Ordinal);
        Assert.Contains("Give a length from 1 to 3650", (await reader.Open("/rules/deadline?Event=2026-02-20&Length=0&Country=FR")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Programs_ask_for_rules_and_deadlines(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = house.WithToken(await house.Token("demo-officer"));

        var shipped = typeof(RuleBook).Assembly.GetManifestResourceNames().Count(name => name.Contains(".Rules.Shipped.", StringComparison.Ordinal));
        Assert.NotEqual(0, shipped);
        Assert.Equal(shipped, (await program.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/rules", UriKind.Relative))).GetArrayLength());
        var deadline = await program.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/rules/deadline?event=2026-04-30&length=3&country=fr", UriKind.Relative));
        Assert.Equal(("2026-05-05", "2026-05-05T21:59:59+00:00"), (deadline.GetProperty("due").GetString()!, deadline.GetProperty("endsAt").GetString()!));
        foreach (var address in new[] { "/api/v1/rules/deadline", "/api/v1/rules/deadline?event=2026-04-30&length=3&country=zz", "/api/v1/rules/deadline?event=2026-04-30&length=99999&country=FR" })
            Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(new Uri("/api/v1/rules/no.such", UriKind.Relative))).StatusCode);
    }

    private static async Task<(int, string)> Stop(RuleBook book, DateOnly day)
    {
        var rule = await book.On<YearlyStop>(ComputeDeadline.WinterStopCode, day, CancellationToken.None);
        return (rule.Set.Version, rule.Body.From);
    }

    private static RuleSet Winter(int version, DateOnly from, DateOnly? to, string first) => new()
    {
        Code = ComputeDeadline.WinterStopCode, Version = version, EffectiveFrom = from, EffectiveTo = to, Provenance = RuleProvenance.HouseRule,
        Reference = "A test", Title = LocalText.Of("Winter", "Hiver"), Body = $$"""{"from":"{{first}}","until":"01-07"}""", EnteredBy = "test", EnteredAt = DateTimeOffset.UnixEpoch,
    };
}
