using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Kernel;
using Entente.Kernel.Calendar;
using Entente.Look.Components;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>What several of the slices about accounts refuse in the same words.</summary>
internal static partial class AccountSettings
{
    public static Problem NotAdministrator { get; } = Problem.Forbidden(
        "platform.not-administrator", "Only an administrator of the platform may do this.");

    public static Problem NoSuchAccount { get; } = Problem.Missing("platform.account-unknown", "There is no such account.");

    /// <summary>Whose roles end and begin is decided one after the other: at least one administrator stays, and nobody has a role twice.</summary>
    public const string RolesTurn = "platform.roles";

    public static Problem LastAdministrator { get; } = Problem.Rule(
        "platform.last-administrator", "This is the last administrator. Make somebody else administrator first.");

    /// <summary>The refusal for a form with these faults; null when there are none.</summary>
    public static Problem? Faulty(params IEnumerable<Fault?> faults) =>
        faults.OfType<Fault>().ToList() is { Count: > 0 } found
            ? Problem.Rule("platform.form-faulty", "Some fields need another look.") with { Faults = found }
            : null;

    public static Fault? SignInName(string place, string? name) => SignInNamePattern().IsMatch(Account.Normal(name ?? ""))
        ? null
        : new(place, "platform.sign-in-name-malformed",
            "Give an e-mail address or a short name: at least three letters, digits or . _ @ + - and no space.");

    public static Fault? DisplayName(string place, string? name) => string.IsNullOrWhiteSpace(name)
        ? new(place, "platform.display-name-missing", "Say what people call this person.")
        : TooLong(place, name, 200);

    /// <summary>An authority's code, which may be absent unless it is needed.</summary>
    public static Fault? Authority(string place, string? code, bool needed = false) =>
        (string.IsNullOrWhiteSpace(code) && !needed) || (code is { Length: <= 60 } && AuthorityPattern().IsMatch(code.Trim()))
            ? null
            : new(place, "platform.authority-malformed", "Give the authority's code: country, hyphen, short name, such as fr-ansm.");

    public static Fault? TooLong(string place, string text, int most) => text.Trim().Length > most
        ? new(place, "platform.text-long", "Use at most {0} characters.", most)
        : null;

    /// <summary>A day as a form sends it; null for none.</summary>
    public static Fault? Day(string place, string? text, out DateOnly? day)
    {
        day = DateReading.TryRead(text, Formats.Culture, null, out var read) && read.IsDay ? read.First : null;
        return day is not null || string.IsNullOrWhiteSpace(text)
            ? CalendarReach.Fault(place, day)
            : new(place, "platform.day-malformed", "Give a day that exists, such as 11/06/2026 or 2026-06-11.");
    }

    /// <summary>True when nobody else could administer the platform without this account.</summary>
    public static async Task<bool> IsLastAdministrator(PlatformDb db, Id<Account> account, DateOnly today, CancellationToken stop)
    {
        var holders = await (
            from grant in db.Set<RoleGrant>()
            join holder in db.Set<Account>() on grant.Account equals holder.Id
            where grant.Role == PlatformRoles.Administrator.Code && grant.EndedAt == null && holder.WithdrawnAt == null
                && grant.From <= today && grant.Until == null
            select grant.Account).Distinct().ToListAsync(stop);
        return holders is [var only] && only == account;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._@+-]{2,199}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SignInNamePattern();

    [GeneratedRegex(@"\A[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AuthorityPattern();
}
