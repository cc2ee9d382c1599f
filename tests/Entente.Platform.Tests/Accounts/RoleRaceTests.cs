using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    private static Task<Result<RoleGrant>> Grant(House house, Id<Account> account) => house.Inside(services =>
        GrantRole.Run(account, new(Roles.Administrator.Code, null), Actor.Program("test"), services.GetRequiredService<PlatformDb>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None));

    private static Task<List<Id<RoleGrant>>> Administrators(House house) => house.Inside(services =>
        services.GetRequiredService<PlatformDb>().Set<RoleGrant>().Where(grant => grant.Role == Roles.Administrator.Code && grant.EndedAt == null).Select(grant => grant.Id).ToListAsync());

    private static Task<Id<Account>> AccountOf(House house, string name) => house.Inside(services =>
        services.GetRequiredService<PlatformDb>().Set<Account>().Where(account => account.SignInName == name).Select(account => account.Id).SingleAsync());

    // Whichever of the two lost the role in the last round.
    private static Task<Id<Account>> WithoutRole(House house) => house.Inside(services =>
    {
        var db = services.GetRequiredService<PlatformDb>();
        return db.Set<Account>()
            .Where(account => (account.SignInName == "demo-officer" || account.SignInName == "demo-administrator")
                && !db.Set<RoleGrant>().Any(grant => grant.Account == account.Id && grant.Role == Roles.Administrator.Code && grant.EndedAt == null))
            .Select(account => account.Id).FirstAsync();
    });
}
