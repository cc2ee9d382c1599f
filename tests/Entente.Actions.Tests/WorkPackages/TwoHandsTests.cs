using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.WorkPackages;

public class TwoHandsTests
{
    [Theory, OnEveryDatabase]
    public async Task Of_two_who_add_a_part_to_the_same_thing_the_later_is_told(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await using var first = house.Services.CreateAsyncScope();
        await using var second = house.Services.CreateAsyncScope();
        var (one, other) = (Store(first), Store(second));
        var mine = await one.WorkPackages.FirstAsync(package => package.Number == 5);
        var theirs = await other.WorkPackages.FirstAsync(package => package.Id == mine.Id);

        mine.Admit(Contributor("DE"));
        theirs.Admit(Contributor("AT"));

        Assert.Null(await one.Save(CancellationToken.None));
        Assert.Equal("platform.changed-meanwhile", (await other.Save(CancellationToken.None))?.Code);
    }

    private static ActionsDb Store(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Program("test"));
        return scope.ServiceProvider.GetRequiredService<ActionsDb>();
    }

    private static Actions.WorkPackages.Contributor Contributor(string country) =>
        new() { Id = Guid.CreateVersion7(new FixedClock().Now), Country = country };
}
