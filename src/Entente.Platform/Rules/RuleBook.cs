using System.Collections.Concurrent;
using System.Text.Json;
using Entente.Kernel;
using Entente.Kernel.Calendar;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Rules;

/// <summary>A rule in force, read as what the asker needs.</summary>
/// <param name="Set">The version, with its provenance.</param>
/// <param name="Body">Its numbers.</param>
public sealed record Rule<T>(RuleSet Set, T Body);

/// <summary>The public holidays that a rule set states.</summary>
/// <param name="Holidays">By what rules they fall.</param>
/// <param name="Checked">The years whose days were compared with independent calendars; null for none.</param>
public sealed record HolidayList(IReadOnlyList<HolidayRule> Holidays, CheckedYears? Checked = null);

/// <summary>Years whose days were compared.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The last.</param>
public sealed record CheckedYears(int From, int Until)
{
    /// <summary>True for a year among them.</summary>
    public bool Hold(int year) => year >= From && year <= Until;
}

/// <summary>A stretch of every year in which periods do not run.</summary>
/// <param name="From">First day, <c>MM-dd</c>.</param>
/// <param name="Until">Last day, included.</param>
public sealed record YearlyStop(string From, string Until);

/// <summary>
/// Where rooms ask for numbers of law and method. A host reads a rule anew once a minute, so a new version counts everywhere
/// within a minute of being entered.
/// </summary>
public sealed class RuleBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (long At, IReadOnlyList<RuleSet> Versions)> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Code, int Version, Type Type), object> read = new();
    private readonly ConcurrentDictionary<(string Code, int Version), HolidayTable> tables = new();

    /// <summary>The version in force on a day; of several, the latest.</summary>
    /// <exception cref="InvalidOperationException">No version is in force: Entente ships one of every rule that it asks for.</exception>
    public async Task<Rule<T>> On<T>(string code, DateOnly day, CancellationToken stop)
        where T : class
    {
        var set = await Set(code, day, stop) ?? throw new InvalidOperationException($"No version of the rule '{code}' is in force on {day:O}.");
        return new(set, (T)read.GetOrAdd((code, set.Version, typeof(T)), _ => Read<T>(set)));
    }

    /// <summary>One version, whatever has come since: a case is decided by the version under which it was opened.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task<Rule<T>> Of<T>(string code, int version, CancellationToken stop)
        where T : class
    {
        var set = await Version();
        if (set is null)
        {
            // Another host entered it within the last minute.
            known.TryRemove(code, out _);
            set = await Version() ?? throw new InvalidOperationException($"There is no version {version} of the rule '{code}'.");
        }

        return new(set, (T)read.GetOrAdd((code, version, typeof(T)), _ => Read<T>(set)));

        async Task<RuleSet?> Version() => (await Versions(code, stop)).FirstOrDefault(one => one.Version == version);
    }

    /// <summary>The holidays of a country, or of the Union's institutions (<c>EU</c>), as the version in force on a day states them.</summary>
    public async Task<HolidayTable> Holidays(string country, DateOnly day, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(country);
        var rule = await On<HolidayList>(HolidayCode(country), day, stop);
        return tables.GetOrAdd((rule.Set.Code, rule.Set.Version), _ => new(rule.Body.Holidays));
    }

    /// <summary>The code of a country's holidays.</summary>
    public static string HolidayCode(string country)
    {
        ArgumentNullException.ThrowIfNull(country);
#pragma warning disable CA1308 // Codes are lower case.
        return $"holidays.{country.ToLowerInvariant()}";
#pragma warning restore CA1308
    }

    internal static T Read<T>(RuleSet set) => JsonSerializer.Deserialize<T>(set.Body, Conventions.Json)
        ?? throw new InvalidOperationException($"The rule '{set.Code}', version {set.Version}, is empty.");

    private async Task<RuleSet?> Set(string code, DateOnly day, CancellationToken stop) =>
        (await Versions(code, stop)).FirstOrDefault(set => set.IsInForce(day));

    private async Task<IReadOnlyList<RuleSet>> Versions(string code, CancellationToken stop)
    {
        if (!known.TryGetValue(code, out var found) || clock.GetElapsedTime(found.At) > Fresh)
        {
            await using var scope = scopes.CreateAsyncScope();
            var versions = await scope.ServiceProvider.GetRequiredService<PlatformDb>().Set<RuleSet>().AsNoTracking()
                .Where(set => set.Code == code).OrderByDescending(set => set.Version).ToListAsync(stop);
            known[code] = found = (clock.GetTimestamp(), versions);
        }

        return found.Versions;
    }
}
