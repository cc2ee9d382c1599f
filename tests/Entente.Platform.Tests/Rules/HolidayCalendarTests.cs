using System.Net;
using System.Text.Json;
using Entente.Kernel.Calendar;
using Entente.Platform.Rules;
using Entente.Platform.Storage;
using Entente.Platform.Tests.Accounts;

namespace Entente.Platform.Tests.Rules;

/// <summary>
/// The holidays of all Member States against two independent calendars: the first is vacanza/holidays 0.102 (MIT), the second the
/// public holidays of date-holidays 3.37.0 (data CC BY 3.0). Only Mondays to Fridays are compared: what falls on a weekend frees nobody.
/// </summary>
public class HolidayCalendarTests
{
    private static readonly string[] MemberStates = [.. "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk".Split(' ')];

    // Where a calendar is wrong, or answers another question; what is kept to is said by the reference of the rule set.
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["nl -05-05"] = "5 May is a holiday each year for legal periods (Algemene termijnenwet, art. 3); the first calendar has the day off by custom, every fifth year",
        ["gr 2024-05-01"] = "moved to 7 May 2024 by the minister; the second calendar does not know it",
        ["es 2022-12-26"] = "kept in some autonomous communities only",
        ["ro -01-06"] = "a holiday from 2024 on (Law 52/2023); the second calendar has it before",
        ["ro -01-07"] = "a holiday from 2024 on (Law 52/2023); the second calendar has it before",
    };

    public static TheoryData<string> States => [.. MemberStates];

    [Fact]
    public void All_27_Member_States_and_the_institutions_have_their_holidays() =>
        Assert.Equal(MemberStates.Append("eu").Order(), ShippedRules.All().Where(set => set.Code.StartsWith("holidays.", StringComparison.Ordinal)).Select(set => set.Code["holidays.".Length..]).Order());

    [Theory, MemberData(nameof(States))]
    public void The_days_of_2019_to_2031_are_those_of_the_independent_calendars(string country)
    {
        var table = new HolidayTable(List(country).Holidays);
        var ours = Enumerable.Range(2019, 13).SelectMany(table.Of).Where(holiday => IsWeekday(holiday.Day)).ToLookup(holiday => Iso(holiday.Day), holiday => holiday.ToBeConfirmed);
        var (first, second) = Independent(country);

        Assert.Equal([], first.Where(day => !ours.Contains(day) && !IsKnown(country, day)));
        Assert.Equal([], second.Where(day => !ours.Contains(day) && !IsKnown(country, day)));
        Assert.Equal([], ours.Where(day => !first.Contains(day.Key) && !day.All(unsure => unsure) && !IsKnown(country, day.Key)).Select(day => day.Key));
    }

    [Fact]
    public void A_table_that_says_it_was_compared_names_the_years()
    {
        foreach (var country in MemberStates)
        {
            var set = ShippedRules.All().Single(set => set.Code == $"holidays.{country}");
            Assert.Equal(set.Provenance == RuleProvenance.Compared, List(country).Checked is { From: 2019, Until: 2031 });
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_says_what_could_not_be_confirmed(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Enter("demo-officer");

        Assert.Contains("The days of 2026 could not be confirmed", (await reader.Open("/rules/holidays.eu?year=2026")).Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("could not be confirmed", (await reader.Open("/rules/holidays.bg?year=2026")).Body(), StringComparison.Ordinal);
        Assert.Contains("The days of 2040 could not be confirmed", (await reader.Open("/rules/holidays.bg?year=2040")).Body(), StringComparison.Ordinal);
        Assert.Contains("(free day instead)", (await reader.Open("/rules/holidays.bg?year=2022")).Body(), StringComparison.Ordinal);
        Assert.Contains("To be confirmed", (await reader.Open("/rules/holidays.se?year=2026")).QuerySelector("table.data")!.TextContent, StringComparison.Ordinal);
        // Clean Monday 2026 is 23 February; the day ends with Tuesday.
        var greek = await reader.Open("/rules/deadline?Event=2026-02-13&Length=10&Unit=Days&Country=GR");
        Assert.Contains("Tuesday 24 February 2026", greek.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("still to be confirmed", greek.Body(), StringComparison.Ordinal);
        Assert.Contains("still to be confirmed", (await reader.Open("/rules/deadline?Event=2026-12-20&Length=10&Unit=Days&Country=SE")).Body(), StringComparison.Ordinal);
        await reader.Open("/rules/deadline?Event=2040-02-13&Length=10&Unit=Days&Country=IE", HttpStatusCode.OK);
    }

    private static HolidayList List(string country) =>
        ShippedRules.All().Single(set => set.Code == $"holidays.{country}").Body.Deserialize<HolidayList>(Conventions.Json)!;

    private static (HashSet<string> First, HashSet<string> Second) Independent(string country)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Entente.Platform.Tests", "Rules", "holidays-2019-2031.json")));
        var state = golden.RootElement.GetProperty(country);
        return (Days(state.GetProperty("first")), Days(state.GetProperty("second")));
    }

    private static HashSet<string> Days(JsonElement days) => [.. days.EnumerateArray().Select(day => day.GetString()!)];

    private static bool IsKnown(string country, string day) => Known.ContainsKey($"{country} {day}") || Known.ContainsKey($"{country} {day[4..]}")
        // The second calendar counts Clean Monday to a Tuesday in Cyprus.
        || (country == "cy" && DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture) is var clean && clean == Easter.OrthodoxSunday(clean.Year).AddDays(-47));

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
