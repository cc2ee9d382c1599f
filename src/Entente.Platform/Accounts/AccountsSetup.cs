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
        services.AddOptions<SignInRules>().BindConfiguration(SignInRules.Section).ValidateDataAnnotations();
        return services;
    }
}
