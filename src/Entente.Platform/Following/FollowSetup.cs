using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Following;

/// <summary>People follow things: a button in the head of each thing's page, a list on the home page.</summary>
internal sealed class FollowSetup : ISetup
{
    public void MapApi(IEndpointRouteBuilder api)
    {
        var followed = api.MapGroup("/me/followed").WithTags("Followed things").RequirePermission(PlatformPermissions.Use);
        followed.MapGet("", ListFollowed.Api).WithSummary("What you follow, what is due next first").WithName("list-followed");
        followed.MapPost("", FollowThing.Api).WithSummary("Follow a thing").WithName("follow-thing");
        followed.MapDelete("/{kind}/{key}", UnfollowThing.Api).WithSummary("Follow a thing no more").WithName("unfollow-thing");
    }

    public void MapFiles(IEndpointRouteBuilder pages) =>
        pages.MapPost("/me/followed", Toggle).RequirePermission(PlatformPermissions.Use).ExcludeFromDescription();

    public void Stand(Places places) => places
        .Card<HomeFollowed>(Places.Home, 90, PlatformPermissions.Use)
        .Card<HomeFollowed>(Places.Work, 90, PlatformPermissions.Use);

    // The button works without scripts: it comes back to the page it stands on, which shows it turned over.
    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Toggle(
        [FromForm] string? kind, [FromForm] string? key, [FromForm] bool follow, [FromForm(Name = "return")] string? back, Actor actor, PlatformDb db, ThingCards cards,
        TimeProvider clock, CancellationToken stop)
    {
        var done = follow ? await FollowThing.Run(new(kind, key), actor, db, cards, clock, stop) : await UnfollowThing.Run(kind, key, actor, db, stop);
        return done.Problem is { } refused ? refused.ToHttp() : (Results<RedirectHttpResult, ProblemHttpResult>)TypedResults.LocalRedirect(Preferences.Local(back));
    }
}
