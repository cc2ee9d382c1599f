using System.CommandLine;
using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Cli.Verbs;

/// <summary>Makes a personal API token for an account.</summary>
internal static class TokenCreate
{
    private static readonly Option<string> Account = new("--account") { Description = "The owner's sign-in name.", Required = true };
    private static readonly Option<string> Called = new("--name") { Description = "The program or purpose that it is for.", Required = true };
    private static readonly Option<int?> Days = new("--days") { Description = "How long it lives." };
    private static readonly Option<bool> ReadOnly = new("--read-only") { Description = "It may read, and change nothing." };

    public static Verb Verb { get; } = new("create", "Make a token for the API; it is shown once.", Run, Account, Called, Days, ReadOnly);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var ask = new CreateToken(
            work.Asked.GetRequiredValue(Account), work.Asked.GetRequiredValue(Called), work.Asked.GetValue(Days), work.Asked.GetValue(ReadOnly));
        var made = await CreateToken.Run(
            ask,
            work.Services.GetRequiredService<Actor>(),
            work.Services.GetRequiredService<PlatformDb>(),
            work.Services.GetRequiredService<IOptions<SignInSettings>>(),
            work.Services.GetRequiredService<TimeProvider>(),
            stop);
        if (made.Problem is { } refused)
            return refused;
        return new Answer(
            string.Create(CultureInfo.InvariantCulture, $"{made.Value.Secret}\nKeep it: it is not shown again. It works until {made.Value.ExpiresAt:yyyy-MM-dd}."),
            made.Value);
    }
}
