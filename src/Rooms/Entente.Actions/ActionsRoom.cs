using Entente.Actions.Import;
using Entente.Platform.Notices;

namespace Entente.Actions;

/// <summary>The door of the Actions room: the portfolio of joint actions, their work packages, plans and history.</summary>
public sealed class ActionsRoom : IRoom
{
    public string Name => "actions";

    public IReadOnlyList<Permission> Permissions => ActionsPermissions.All;

    public void AddServices(IServiceCollection services)
    {
        services.AddRoomDb<ActionsDb>(Name);
        services.AddScoped<IMenuPart, ActionsMenu>();
        services.AddProblemTexts<ActionsTexts>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var actions = api.MapGroup("/actions").WithTags("Joint actions").RequirePermission(ActionsPermissions.Read);
        actions.MapGet("", ListJointActions.Api).WithSummary("List the joint actions");
        actions.MapGet("/{slug}", GetJointAction.Api).WithSummary("Get a joint action with its work packages");
        actions.MapGet("/{slug}/plan", GetPlan.Api).WithSummary("Get tasks, deliverables and milestones");
        actions.MapPost("", CreateJointAction.Api).WithSummary("Create a joint action").RequirePermission(ActionsPermissions.Create);

        var steer = actions.MapGroup("/{slug}").RequirePermission(ActionsPermissions.Steer);
        steer.MapPut("", ReviseJointAction.Api).WithSummary("Correct what is stated about a joint action");
        steer.MapPost("/status", RecordStatus.Api).WithSummary("Record the status");
        steer.MapPost("/publication", PublishAction.Api).WithSummary("Open or close the public page");
        steer.MapPost("/participants", AdmitParticipant.Api).WithSummary("Add a participant");
        steer.MapPost("/amendments", RecordExtension.Api).WithSummary("Record an extension or renewal");
        steer.MapPost("/amendments/{amendment:guid}/decision", DecideAmendment.Api).WithSummary("Record the decision on an amendment");
        steer.MapPost("/lead", HandOverCoordination.Api).WithSummary("Hand the coordination over");
        steer.MapPost("/predecessors", RecordPredecessor.Api).WithSummary("Record a predecessor");
        steer.MapPost("/work-packages", AddWorkPackage.Api).WithSummary("Open a work package");
        steer.MapPost("/work-packages/{number:int}/lead", GiveWorkPackageLead.Api).WithSummary("Give a work package's lead to a party");
        steer.MapPost("/work-packages/{number:int}/contributors", AdmitContributor.Api).WithSummary("Add a contributor to a work package");
        steer.MapPut("/work-packages/{number:int}/dates", SetWorkPackageDates.Api).WithSummary("State when a work package runs");

        actions.MapPost("/{slug}/deliverables/{number}/documents", AttachToDeliverable.Api).WithSummary("Attach a file to a deliverable")
            .WithDescription("multipart/form-data: the file in the part 'file'; title, edition, class, retention and note as fields.")
            .Accepts<IFormFile>("multipart/form-data").RequirePermission(PlatformPermissions.KeepDocuments);

        var deliverable = actions.MapGroup("/{slug}/deliverables/{number}");
        deliverable.MapGet("/reviews", ListReviews.Api).WithSummary("List the rounds of review of a deliverable");
        deliverable.MapPost("/reviews", StartReview.Api).WithSummary("Send a file of a deliverable to review").RequirePermission(ActionsPermissions.Plan);
        deliverable.MapPost("/votes", CastVote.Api).WithSummary("Vote on a deliverable").RequirePermission(ActionsPermissions.Vote);
        deliverable.MapPost("/votes/count", CountVote.Api).WithSummary("Count the vote").RequirePermission(ActionsPermissions.Plan);
        deliverable.MapPost("/votes/extension", ExtendVote.Api).WithSummary("Give the vote more time").RequirePermission(ActionsPermissions.Plan);
        deliverable.MapPost("/opinions", GiveOpinion.Api).WithSummary("Give the opinion of a quality reader").RequirePermission(ActionsPermissions.Vote);
        deliverable.MapPost("/approval", DecideApproval.Api).WithSummary("Record what the steering committee decided").RequirePermission(ActionsPermissions.Steer);
        deliverable.MapPost("/review-end", CallReviewOff.Api).WithSummary("Call the review off").RequirePermission(ActionsPermissions.Plan);

        var plan = actions.MapGroup("/{slug}").RequirePermission(ActionsPermissions.Plan);
        plan.MapPost("/tasks", PlanATask.Api).WithSummary("Plan a task");
        plan.MapPut("/tasks/{number}", ReviseTask.Api).WithSummary("Change a task");
        plan.MapPost("/tasks/{number}/state", MoveTask.Api).WithSummary("Move a task on the board");
        plan.MapPost("/deliverables", PromiseDeliverable.Api).WithSummary("Enter a deliverable");
        plan.MapPut("/deliverables/{number}", ReviseDeliverable.Api).WithSummary("Change a deliverable's title or day");
        plan.MapPost("/deliverables/{number}/status", MoveDeliverable.Api).WithSummary("Record how far a deliverable is");
        plan.MapPost("/milestones", SetMilestone.Api).WithSummary("Enter a milestone");
        plan.MapPut("/milestones/{number}", ReviseMilestone.Api).WithSummary("Change a milestone that is not reached yet");
        plan.MapPost("/milestones/{number}/reached", ReachMilestone.Api).WithSummary("Record that a milestone is reached");

        var authorities = api.MapGroup("/authorities").WithTags("Authorities").RequirePermission(ActionsPermissions.Read);
        authorities.MapGet("", ListAuthorities.Api).WithSummary("List the authorities");
        authorities.MapGet("/{code}", GetAuthority.Api).WithSummary("Get an authority and its parts in joint actions");
        authorities.MapPut("/{code}/name", NameAuthority.Api).WithSummary("Write out an authority's name").RequirePermission(ActionsPermissions.KeepAuthority);

        api.MapPost("/programmes/import", ImportProgramme.Api).WithTags("Joint actions").WithSummary("Import a programme file")
            .WithDescription("With the header Prefer: respond-async the file is kept and applied as a job; the answer is 202 with the job's address.")
            .Accepts<object>("application/json").RequirePermission(ActionsPermissions.Import);
    }

    public void MapFiles(IEndpointRouteBuilder pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        pages.MapGet("/ja/{slug}/plan/print/{format}", PrintPlan.File).RequirePermission(ActionsPermissions.Read).ExcludeFromDescription();
    }

    public void Hear(Facts facts)
    {
    }

    public void Work(JobKinds jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        jobs.Add<ApplyProgramme, ApplyProgramme.Ask, ActionsDb>(ApplyProgramme.Kind);
    }

    public void Tell(NoticeTopics topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        topics.Add<ActionsTexts>(ReviewNotices.Asked).Add<ActionsTexts>(ReviewNotices.Ended);
    }

    public Task Migrate(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<ActionsDb>().Database.MigrateAsync(stop);

    public async Task LoadDemo(IServiceProvider services, string folder, CancellationToken stop)
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, "programme.json"), stop);
        var imported = await ImportProgramme.Run(
            new(DryRun: false, Publish: true), content, Actor.Program("demo"), services.GetRequiredService<ActionsDb>(),
            services.GetRequiredService<TimeProvider>(), stop);
        if (imported.Problem is { } refused)
            throw new InvalidOperationException($"demo/programme.json: {string.Join(' ', refused.Faults.Select(fault => $"{fault.Place}: {fault.Text}"))}");
        await DemoPlan.Load(services.GetRequiredService<ActionsDb>(), folder, services.GetRequiredService<TimeProvider>(), stop);
    }
}
