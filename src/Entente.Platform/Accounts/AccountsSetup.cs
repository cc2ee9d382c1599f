using Entente.Contracts.Actions;
using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Accounts;

/// <summary>Accounts, ways in, roles and scopes.</summary>
internal sealed class AccountsSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<Settings>();
        services.AddScoped<People>();
        services.AddScoped<Scopes>();
        services.AddScoped<RoleWords>();
        services.AddOptions<SignInSettings>().BindConfiguration(SignInSettings.Section).ValidateDataAnnotations();
        services.AddPlatformKeys();
        services.AddProblemTexts<AccountTexts>();
    }

    public void AddWebServices(IServiceCollection services) => services.AddSignIn();

    public void MapApi(IEndpointRouteBuilder api) => AccountsApi.Map(api);

    public void MapFiles(IEndpointRouteBuilder pages) => SignOut.Map(pages);

    public void Hear(Facts facts) =>
        facts.Add<JointActionCreated, PlatformDb, MakeCreatorCoordinator>("actions.joint-action-created.1", MakeCreatorCoordinator.Name);

    public void Stand(Places places) => places
        .Link<AccountTexts>(Menu.Administration, 10, "accounts.title", "/admin/accounts", "users", PlatformPermissions.Administer)
        .Link<AccountTexts>(Menu.Administration, 20, "roles.title", "/admin/roles", "shield-check", PlatformPermissions.Administer);

    public void Appoint(RoleKinds roles) => roles
        .Role<AccountTexts>(PlatformRoles.Administrator).Role<AccountTexts>(PlatformRoles.AgencyContact)
        .Role<AccountTexts>(PlatformRoles.Officer).Role<AccountTexts>(PlatformRoles.FinanceOfficer)
        // Where somebody works is an authority, known to a room or not.
        .Scope<PlatformDb, AccountTexts>(Scope.AgencyKind, db => db.Set<Account>().Where(account => account.Authority != null)
            .Select(account => new ScopeEntry { Code = account.Authority!, Name = account.Authority! }).Distinct());
}
