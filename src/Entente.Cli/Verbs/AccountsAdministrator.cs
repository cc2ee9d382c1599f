using System.CommandLine;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Gives the installation an administrator back.</summary>
internal static class AccountsAdministrator
{
    private static readonly Option<string?> Named = new("--account") { Description = "Whom to make administrator, by sign-in name; may be left out when there is none: whoever was it last." };

    public static Verb Verb { get; } = new("administrator", "Make an account administrator of the platform, when none is left or the one there cannot be reached.", Run, Named);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var made = await RestoreAdministrator.Run(
            new(work.Asked.GetValue(Named)), work.Services.GetRequiredService<Actor>(), work.Services.GetRequiredService<PlatformDb>(),
            work.Services.GetRequiredService<TimeProvider>(), stop);
        return made.Problem is { } refused ? refused : new Answer($"{made.Value.SignInName} is administrator and can sign in.", new { Administrator = made.Value.SignInName });
    }
}
