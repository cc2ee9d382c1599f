using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Tests.Accounts;

/// <summary>Rules over all roles hold when several administrators change them at the same moment.</summary>
public class RoleRaceTests
{
    private const int Rounds = 4;

    [Theory, OnEveryDatabase]
    public async Task Two_administrators_who_end_each_other_at_once_leave_one(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var officer = await AccountOf(house, "demo-officer");
        for (var round = 0; round < Rounds; round++)
        {
            Assert.Null((await Grant(house, officer)).Problem);
            var grants = await Administrators(house);
            Assert.Equal(2, grants.Count);

            var ended = await Task.WhenAll(grants.Select(grant => Task.Run(() => house.Inside(services =>
                EndGrant.Run(grant, Actor.Program("test"), services.GetRequiredService<PlatformDb>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None)))));

            Assert.Equal("platform.last-administrator", Assert.Single(ended, one => one.Problem is not null).Problem!.Code);
            Assert.Single(await Administrators(house));
            officer = await WithoutRole(house);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Of_many_equal_roles_given_at_once_one_stands(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var officer = await AccountOf(house, "demo-officer");

        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Grant(house, officer))));

        Assert.Single(given, one => one.Problem is null);
        Assert.All(given.Where(one => one.Problem is not null), one => Assert.Equal("platform.grant-exists", one.Problem!.Code));
        Assert.Equal(2, (await Administrators(house)).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_those_who_set_up_at_once_one_stands(DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);

        var set = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => house.Inside(services => SetUp.Run(
            new()
            {
                Language = "en", Authority = "fr-essai", Organisation = "Agence", Country = "FR", SignInName = $"anne{number}@example.org", DisplayName = "Anne",
                Password = "four herons on a raft", Again = "four herons on a raft",
            },
            services.GetRequiredService<PlatformDb>(), services.GetRequiredService<HouseLanguages>(), services.GetRequiredService<Passwords>(), services.GetRequiredService<Settings>(),
            services.GetRequiredService<IOptions<SignInSettings>>(), services.GetRequiredService<CurrentActor>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None)))));

        Assert.Single(set, one => one.Problem is null);
        Assert.All(set.Where(one => one.Problem is not null), one => Assert.Equal("platform.set-up-already", one.Problem!.Code));
        Assert.Single(await house.Database.Read("""SELECT "SignInName" FROM platform_account"""));
        Assert.Single(await Administrators(house));
    }

    [Theory, OnEveryDatabase]
    public async Task An_administrator_is_given_back_once_whoever_asks_at_once(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        Assert.Equal("platform.administrator-stands", (await Restore(house, null)).Problem?.Code);
        Assert.Equal("platform.account-unknown", (await Restore(house, "nobody")).Problem?.Code);
        await house.Database.Execute("""UPDATE platform_role_grant SET "EndedAt" = '2026-06-01 08:00:00' WHERE "Role" = 'administrator'""");
        await house.Database.Execute("""UPDATE platform_account SET "LockedUntil" = '2026-06-30 08:00:00' WHERE "SignInName" = 'demo-administrator'""");

        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Restore(house, null))));

        Assert.Equal("demo-administrator", Assert.Single(given, one => one.Problem is null).Value.SignInName);
        Assert.All(given.Where(one => one.Problem is not null), one => Assert.Equal("platform.administrator-stands", one.Problem!.Code));
        Assert.Single(await Administrators(house));
        using var reader = await house.SignIn("demo-administrator");
        Assert.Equal("platform.grant-exists", (await Restore(house, "demo-administrator")).Problem?.Code);
        Assert.Equal("demo-officer", (await Restore(house, " Demo-Officer ")).Value.SignInName);
        Assert.Equal(2, (await Administrators(house)).Count);
        Assert.Equal("platform.not-administrator", (await Restore(house, null, Actor.Nobody)).Problem?.Code);
    }

    private static Task<Result<Account>> Restore(House house, string? name, Actor? actor = null) => house.Inside(services =>
        RestoreAdministrator.Run(new(name), actor ?? Actor.Program("test"), services.GetRequiredService<PlatformDb>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None));

    private static Task<Result<RoleGrant>> Grant(House house, Id<Account> account) => house.Inside(services =>
        GrantRole.Run(account, new(PlatformRoles.Administrator.Code, null), Actor.Program("test"), services.GetRequiredService<PlatformDb>(), services.GetRequiredService<RoleTable>(),
            services.GetRequiredService<Scopes>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None));

    private static Task<List<Id<RoleGrant>>> Administrators(House house) => house.Inside(services =>
        services.GetRequiredService<PlatformDb>().Set<RoleGrant>().Where(grant => grant.Role == PlatformRoles.Administrator.Code && grant.EndedAt == null).Select(grant => grant.Id).ToListAsync());

    private static Task<Id<Account>> AccountOf(House house, string name) => house.Inside(services =>
        services.GetRequiredService<PlatformDb>().Set<Account>().Where(account => account.SignInName == name).Select(account => account.Id).SingleAsync());

    // Whichever of the two lost the role in the last round.
    private static Task<Id<Account>> WithoutRole(House house) => house.Inside(services =>
    {
        var db = services.GetRequiredService<PlatformDb>();
        return db.Set<Account>()
            .Where(account => (account.SignInName == "demo-officer" || account.SignInName == "demo-administrator")
                && !db.Set<RoleGrant>().Any(grant => grant.Account == account.Id && grant.Role == PlatformRoles.Administrator.Code && grant.EndedAt == null))
            .Select(account => account.Id).FirstAsync();
    });
}
