using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Following;

/// <summary>A person follows a thing with a page, of whatever room it is.</summary>
/// <param name="Kind">The thing's kind, <c>actions.deliverable</c>.</param>
/// <param name="Key">Which one of its kind.</param>
public sealed record FollowThing(string? Kind, string? Key)
{
    /// <summary>So many can be followed: more nobody keeps an eye on.</summary>
    public const int Most = 200;

    internal static async Task<Result<Done>> Run(FollowThing ask, Actor actor, PlatformDb db, ThingCards cards, TimeProvider clock, CancellationToken stop)
    {
        if (actor.Account is not { } me || await cards.Find(new Thing(ask.Kind ?? "", ask.Key ?? ""), actor, stop) is not { } card)
            return Problem.Missing("platform.thing-unknown", "There is no such thing that you may see.");
        var own = db.Set<FollowedThing>().Where(row => row.Account == me);
        if (await own.AnyAsync(row => row.Kind == card.Thing.Kind && row.Key == card.Thing.Key, stop))
            return new Done();
        if (await own.CountAsync(stop) >= Most)
            return Problem.Rule("platform.followed-too-many", "You follow {0} things already. Stop following some first.", Most);

        db.Set<FollowedThing>().Add(new() { Account = me, Kind = card.Thing.Kind, Key = card.Thing.Key, At = clock.GetUtcNow() });
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(FollowThing ask, Actor actor, PlatformDb db, ThingCards cards, TimeProvider clock, CancellationToken stop) =>
        (await Run(ask, actor, db, cards, clock, stop)).Problem is { } problem ? problem.ToHttp() : Made.At("/api/v1/me/followed", $"{ask.Kind}/{ask.Key}");
}
