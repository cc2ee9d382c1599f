using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Accounts;

/// <summary>What the slices about accounts need, in the web host and on the command line alike.</summary>
internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<Settings>();
        services.AddScoped<People>();
        services.AddScoped<Scopes>();
        services.AddScoped<RoleWords>();
        services.AddOptions<SignInRules>().BindConfiguration(SignInRules.Section).ValidateDataAnnotations();
        return services;
    }

    /// <summary>The roles and scopes that the platform itself brings.</summary>
    public static RoleKinds Appoint(RoleKinds roles) => roles
        .Role<AccountTexts>(PlatformRoles.Administrator).Role<AccountTexts>(PlatformRoles.AgencyContact)
        .Role<AccountTexts>(PlatformRoles.Officer).Role<AccountTexts>(PlatformRoles.FinanceOfficer)
        // Where somebody works is an authority, known to a room or not.
        .Scope<PlatformDb, AccountTexts>(Scope.AgencyKind, db => db.Set<Account>().Where(account => account.Authority != null)
            .Select(account => new ScopeEntry { Code = account.Authority!, Name = account.Authority! }).Distinct());
}
