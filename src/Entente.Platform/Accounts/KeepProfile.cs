using Entente.Kernel;
using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>A person changes name, language or theme.</summary>
/// <param name="DisplayName">What people call this person.</param>
/// <param name="Language">One of the interface's languages; empty for the browser's.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>; empty for the device's.</param>
public sealed record KeepProfile(string? DisplayName, string? Language, string? Theme)
{
    internal static async Task<Result<Account>> Run(KeepProfile ask, Actor actor, PlatformDb db, HouseLanguages languages, CancellationToken stop)
    {
        if (actor.Account is not { } me)
            return Problem.Forbidden("platform.sign-in-first", "Sign in first.");
        var language = string.IsNullOrEmpty(ask.Language) ? null : ask.Language;
        var theme = string.IsNullOrEmpty(ask.Theme) ? null : ask.Theme;
        if (AccountSettings.Faulty(
            AccountSettings.DisplayName(nameof(DisplayName), ask.DisplayName),
            language is null || languages.Offers(language)
                ? null : new Fault(nameof(Language), "platform.language-unknown", "Choose one of the languages."),
            theme is null or "light" or "dark"
                ? null : new Fault(nameof(Theme), "platform.theme-unknown", "Choose one of the themes.")) is { } faulty)
        {
            return faulty;
        }

        var id = new Id<Account>(me);
        var account = await db.Set<Account>().SingleAsync(row => row.Id == id, stop);
        account.KeepProfile(ask.DisplayName!.Trim(), language, theme);
        return await db.Save(stop) is { } lost ? lost : account;
    }
}
