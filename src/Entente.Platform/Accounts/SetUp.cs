using Entente.Kernel;
using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Accounts;

/// <summary>The first person says whose installation this is and becomes its administrator. It can be done once.</summary>
public sealed record SetUp
{
    /// <summary>Language of the interface for the administrator.</summary>
    public string? Language { get; init; }

    /// <summary>Code of the authority that runs this installation.</summary>
    public string? Authority { get; init; }

    /// <summary>The authority's name.</summary>
    public string? Organisation { get; init; }

    /// <summary>Its country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>What the administrator types to sign in.</summary>
    public string? SignInName { get; init; }

    /// <summary>What people call the administrator.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The administrator's password.</summary>
    public string? Password { get; init; }

    /// <summary>The same once more.</summary>
    public string? Again { get; init; }

    internal static async Task<Result<Account>> Run(
        SetUp ask, PlatformDb db, HouseLanguages languages, Passwords passwords, Settings settings, IOptions<SignInSettings> rules, CurrentActor current, TimeProvider clock, CancellationToken stop)
    {
        if (await settings.IsSetUp(stop))
            return Problem.Conflict("platform.set-up-already", "This installation has been set up already.");
        if (AccountSettings.Faulty(
            languages.Offers(ask.Language)
                ? null : new Fault(nameof(Language), "platform.language-unknown", "Choose one of the languages."),
            AccountSettings.Authority(nameof(Authority), ask.Authority, needed: true),
            string.IsNullOrWhiteSpace(ask.Organisation)
                ? new Fault(nameof(Organisation), "platform.organisation-missing", "Give the name of your organisation.")
                : AccountSettings.TooLong(nameof(Organisation), ask.Organisation, 200),
            Kernel.Country.All.Any(country => country.Code == ask.Country)
                ? null : new Fault(nameof(Country), "platform.country-unknown", "Choose a country."),
            AccountSettings.DisplayName(nameof(DisplayName), ask.DisplayName),
            AccountSettings.SignInName(nameof(SignInName), ask.SignInName),
            Passwords.Refuse(nameof(Password), ask.Password, ask.SignInName ?? "", rules.Value),
            ask.Password == ask.Again
                ? null : new Fault(nameof(Again), "platform.password-differs", "The two new passwords differ.")) is { } faulty)
        {
            return faulty;
        }

        // Hashed before the turn, which nobody should hold for long. Of two people who set up at once the second finds it done.
        var hash = passwords.Hash(ask.Password!);
        await using var turn = await db.Turn(AccountSettings.RolesTurn, stop);
        if (await db.Set<Setting>().AnyAsync(setting => setting.Key == Settings.DemoKey, stop))
            return Problem.Conflict("platform.set-up-already", "This installation has been set up already.");
        var now = clock.GetUtcNow();
        var administrator = Account.Open(ask.SignInName!, ask.DisplayName!, ask.Authority, hash, now);
        administrator.KeepProfile(administrator.DisplayName, ask.Language, theme: null);
        current.Become(Actor.Program("setup"));
        db.Add(administrator);
        db.Add(RoleGrant.Give(administrator.Id, PlatformRoles.Administrator, Scope.Platform, clock.Today(), until: null, current.Actor.Name, now));

        db.AddRange(
            new Setting { Key = Settings.AuthorityKey, Value = ask.Authority!.Trim() },
            new Setting { Key = Settings.NameKey, Value = ask.Organisation!.Trim() },
            new Setting { Key = Settings.CountryKey, Value = ask.Country! },
            new Setting { Key = Settings.DemoKey, Value = "false" });
        return await db.Save(turn, stop) is { } lost ? lost : administrator;
    }
}
