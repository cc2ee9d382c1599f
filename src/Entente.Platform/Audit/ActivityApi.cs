using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Jobs;
using Entente.Platform.Lists;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Audit;

/// <summary>The routes of activity and trail.</summary>
internal static class ActivityApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/activity", Read).WithTags("Activity").RequirePermission(PlatformPermissions.Use).WithName("list-activity")
            .WithSummary("Who changed what, the newest first, as far as you may see it today")
            .WithDescription("An answer may be short of lines, and even empty, with more to come: it goes on until there is no Link.");
        var audit = api.MapGroup("").WithTags("Audit").RequirePermission(PlatformPermissions.Administer);
        audit.MapGet("/audit", Trail).WithName("list-audit").WithSummary("The lines of the audit trail, the newest first");
        audit.MapPost("/audit/checks", Check).WithName("check-audit").WithSummary("Have every line of the audit trail checked by a job");
        audit.MapSheetApi("/audit", AuditSheet.Table, "the audit trail");
    }

    public static void MapFiles(IEndpointRouteBuilder pages) =>
        pages.MapSheet("/admin/audit", AuditSheet.Table, PlatformPermissions.Administer);

    private static async Task<Results<PortionAnswer<ActivityAnswer>, ProblemHttpResult>> Read([AsParameters] AskedOf asked, Actor actor, ActivityLog log, CancellationToken stop)
    {
        if (asked.Rows() is { Problem: { } unfit })
            return unfit.ToHttp();
        var page = await log.Read(asked.Ask(), actor, stop, asked.Rows().Value);
        return new PortionAnswer<ActivityAnswer>(new([.. page.Lines.Select(ActivityView.Of)], page.Next), page.Next?.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<Results<PortionAnswer<AuditAnswer>, ProblemHttpResult>> Trail([AsParameters] AskedOf asked, Actor actor, PlatformDb db, CancellationToken stop)
    {
        if (asked.Rows() is { Problem: { } unfit })
            return unfit.ToHttp();
        var read = await ListAudit.Run(asked.Ask(), actor, db, stop, asked.Rows().Value);
        return read.Problem is { } refused ? refused.ToHttp() : new PortionAnswer<AuditAnswer>(
            new([.. read.Value.Lines.Select(AuditView.Of)], read.Value.Next), read.Value.Next?.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<Results<Accepted<JobView>, ProblemHttpResult>> Check(Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var queued = await CheckAudit.Ask(actor, db, clock, stop);
        return queued.Problem is { } refused ? refused.ToHttp() : TypedResults.Accepted($"/api/v1/jobs/{queued.Value.Id}", JobView.Of(queued.Value));
    }
}

/// <summary>What narrows the changes, as the address of a program says it.</summary>
/// <param name="Action">Slug of a joint action; for the activity only.</param>
/// <param name="Item">One thing, as <c>table/key</c>.</param>
/// <param name="Thing">A sort of things, by its table.</param>
/// <param name="By">A sign-in name, or a part of what people call somebody.</param>
/// <param name="Authority">Where whoever did it works today.</param>
/// <param name="Kind"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="From">First day, in Brussels.</param>
/// <param name="To">Last day, in Brussels.</param>
/// <param name="After">The line of the trail at which the portion before ended.</param>
/// <param name="Take">How many lines.</param>
/// <param name="Before">What <paramref name="After"/> was called at first; programs that say it go on as they did.</param>
internal readonly record struct AskedOf(
    string? Action, string? Item, string? Thing, string? By, string? Authority, Worded<AuditKind>? Kind, DateOnly? From, DateOnly? To, long? After, int? Take, long? Before)
{
    public Result<int> Rows() => new PortionAsk(After: null, Take).Rows();

    public ActivityAsk Ask() => new()
    {
        Place = Action, Item = Item, Thing = Thing, By = By, Authority = Authority, Kind = Kind?.Value, From = From, To = To, Before = After ?? Before,
    };
}

/// <summary>A page of the activity.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Next">To be sent as <c>after</c>; null at the end.</param>
public sealed record ActivityAnswer(IReadOnlyList<ActivityView> Lines, long? Next);

/// <summary>A change as programs see it.</summary>
/// <param name="Sequence">Its line in the audit trail.</param>
/// <param name="At">When.</param>
/// <param name="By">Sign-in name, or <c>program:name</c>.</param>
/// <param name="Kind"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Thing">Sort of thing.</param>
/// <param name="Name">What was changed.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Changes">Fields before and after, as a person would read them in English.</param>
public sealed record ActivityView(
    long Sequence, DateTimeOffset At, string By, string Kind, string Thing, string Name, string Href, IReadOnlyList<ActivityChange> Changes)
{
    internal static ActivityView Of(ActivityLine line) => new(
        line.Entry.Sequence, line.Entry.At, line.Entry.Actor, line.Entry.Kind.ToString().ToLowerInvariant(), line.Entry.Thing, line.Name, line.Href, line.Changes);
}
