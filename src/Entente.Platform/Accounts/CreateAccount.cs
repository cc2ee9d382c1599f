using System.Security.Cryptography;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An administrator opens an account for somebody.</summary>
/// <param name="SignInName">E-mail address or short name, unique.</param>
/// <param name="DisplayName">What people call this person.</param>
/// <param name="Authority">Code of the authority that the person works at, if any.</param>
public sealed record CreateAccount(string? SignInName, string? DisplayName, [MayBeMissing] string? Authority)
{
    // Without the letters and digits that are taken for one another when read aloud.
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    internal static async Task<Result<NewAccount>> Run(
        CreateAccount ask, Actor actor, PlatformDb db, Passwords passwords, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return AccountSettings.NotAdministrator;
        if (AccountSettings.Faulty(
            AccountSettings.SignInName(nameof(SignInName), ask.SignInName),
            AccountSettings.DisplayName(nameof(DisplayName), ask.DisplayName),
            AccountSettings.Authority(nameof(Authority), ask.Authority)) is { } faulty)
        {
            return faulty;
        }

        var name = Account.Normal(ask.SignInName!);
        if (await db.Set<Account>().AnyAsync(account => account.SignInName == name, stop))
        {
            return Problem.Conflict("platform.sign-in-name-taken", "Somebody has this sign-in name already, or had it.") with
            {
                Faults = [new(nameof(SignInName), "platform.sign-in-name-taken", "Somebody has this sign-in name already, or had it.")],
            };
        }

        var password = TemporaryPassword();
        var opened = Account.Open(name, ask.DisplayName!, ask.Authority, passwords.Hash(password), clock.GetUtcNow(), temporary: true);
        db.Add(opened);
        return await db.Save(stop) is { } lost ? lost : new NewAccount(opened.Id.Value, opened.SignInName, password);
    }

    internal static async Task<Results<Created<NewAccount>, ProblemHttpResult>> Api(
        CreateAccount ask, Actor actor, PlatformDb db, Passwords passwords, TimeProvider clock, CancellationToken stop)
    {
        var result = await Run(ask, actor, db, passwords, clock, stop);
        return result.Problem is { } refused ? refused.ToHttp() : TypedResults.Created($"/api/v1/accounts/{result.Value.Id}", result.Value);
    }

    internal static string TemporaryPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}

/// <summary>An account that was just opened.</summary>
/// <param name="Id">Identity.</param>
/// <param name="SignInName">What the person types.</param>
/// <param name="TemporaryPassword">Told once; the person must choose another at the first sign-in.</param>
public sealed record NewAccount(Guid Id, string SignInName, string TemporaryPassword);
