using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Testing;

/// <summary>Tokens for programs that call the API.</summary>
public static class Tokens
{
    /// <summary>A token's secret, made as the command line makes it.</summary>
    public static async Task<string> Token(this House house, string account, bool readOnly = false, int days = 30)
    {
        ArgumentNullException.ThrowIfNull(house);
        var made = await house.Inside(services => CreateToken.Run(
            new(account, "test", days, readOnly), Actor.Program("test"), services.GetRequiredService<PlatformDb>(),
            services.GetRequiredService<IOptions<SignInSettings>>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None));
        return made.Value.Secret;
    }
}
