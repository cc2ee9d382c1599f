using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Accounts;

/// <summary>The sample logins of the demo: one role each, one password for all, named for the role and never for a person.</summary>
/// <param name="Password">The password of all of them; no secret.</param>
/// <param name="Accounts">The logins.</param>
public sealed record DemoAccounts(string Password, IReadOnlyList<DemoAccount> Accounts)
{
    /// <summary>The file in the demo folder.</summary>
    public const string FileName = "accounts.json";

    /// <summary>Who granted the roles, as the audit trail names it.</summary>
    internal const string Granter = "program:demo";

    /// <summary>Opens those that are not there yet; repeating it changes nothing.</summary>
    public static async Task<DemoAccounts> Load(IServiceProvider services, string folder, CancellationToken stop)
    {
        await using var file = File.OpenRead(Path.Combine(folder, FileName));
        var demo = await JsonSerializer.DeserializeAsync<DemoAccounts>(file, JsonSerializerOptions.Web, stop)
            ?? throw new InvalidDataException($"{FileName} is empty.");
        var db = services.GetRequiredService<PlatformDb>();
        var clock = services.GetRequiredService<TimeProvider>();
        var roles = services.GetRequiredService<RoleTable>();
        var now = clock.GetUtcNow();

        // One hash serves all: the password is shown on the sign-in page, and hashing takes its time.
        var hash = services.GetRequiredService<Passwords>().Hash(demo.Password);
        var there = await db.Set<Account>().Select(account => account.SignInName).ToListAsync(stop);
        foreach (var login in demo.Accounts.Where(login => !there.Contains(login.Name)))
        {
            var account = Account.Open(login.Name, login.DisplayName, login.Authority, hash, now, demo: true);
            var role = roles.Find(login.Role) ?? throw new InvalidDataException($"'{login.Role}' is not a role.");
            db.Add(account);
            db.Add(RoleGrant.Give(account.Id, role, new(role.Scope, login.Scope ?? ""), clock.Today(), until: null, Granter, now));
        }

        await db.SaveChangesAsync(stop);
        return demo;
    }
}

/// <summary>A sample login.</summary>
/// <param name="Name">What one types to sign in.</param>
/// <param name="DisplayName">What it is called.</param>
/// <param name="Authority">A real authority's code, so that the login belongs to the network.</param>
/// <param name="Role">The role's code.</param>
/// <param name="Scope">Where the role counts.</param>
public sealed record DemoAccount(string Name, string DisplayName, string? Authority, string Role, string? Scope);
