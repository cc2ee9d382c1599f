using Entente.Actions.Activity;
using Entente.Actions.Import;
using Entente.Platform.Audit;
using Entente.Platform.Calendars;
using Entente.Platform.Notices;
using Entente.Platform.Papers;
using Entente.Platform.Sheets;
using Entente.Platform.Things;
using Entente.Platform.Views;

namespace Entente.Actions;

/// <summary>The door of the Actions room: the portfolio of joint actions, their work packages, plans and history.</summary>
public sealed class ActionsRoom : IRoom
{
    public string Name => "actions";

    public IReadOnlyList<Permission> Permissions => ActionsPermissions.All;

    public string Styles => "actions.css";

    public void AddServices(IServiceCollection services)
    {
        services.AddRoomDb<ActionsDb>(Name);
        services.AddScoped<IActionFrame, ActionsFrame>();
        services.AddScoped<IActions, ActionsAnswers>();
        services.AddScoped<HomeReading>();
        services.AddScoped<IActivityPart, ActionActivity>();
        services.AddScoped<IViewPart, ActionsViews>();
        services.AddScoped<ICalendarPart, ActionsCalendar>();
        services.AddProblemTexts<ActionsTexts>();
        services.AddSheet<DeliverableSheet>().AddSheet<TaskSheet>().AddSheet<AuthoritySheet>().AddSheet<BaselineSheet>();
        services.AddPaper<PlanPaper>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var actions = api.MapGroup("/actions").WithTags("Joint actions").RequirePermission(ActionsPermissions.Read);
        actions.MapGet("", ListJointActions.Api).WithSummary("List the joint actions");
        actions.MapGet("/{slug}", GetJointAction.Api).WithSummary("Get a joint action with its work packages");
        actions.MapGet("/{slug}/plan", GetPlan.Api).WithSummary("Get tasks, deliverables and milestones");
        actions.MapGet("/{slug}/work-packages/{number:int}", GetWorkPackage.Api).WithSummary("Get a work package");
        actions.MapGet("/{slug}/tasks", ListTasks.Api).WithSummary("List the tasks as they were entered");
        actions.MapGet("/{slug}/deliverables", ListDeliverables.Api).WithSummary("List the deliverables as they were entered");
        actions.MapGet("/{slug}/milestones", ListMilestones.Api).WithSummary("List the milestones as they were entered");
        actions.MapGet("/{slug}/tasks/{number}", GetPlanItem.Task).WithSummary("Get a task");
        actions.MapGet("/{slug}/deliverables/{number}", GetPlanItem.Deliverable).WithSummary("Get a deliverable");
        actions.MapGet("/{slug}/milestones/{number}", GetPlanItem.Milestone).WithSummary("Get a milestone");
        actions.MapGet("/{slug}/plan/baselines", ListBaselines.Api).WithSummary("List the baselines of a plan");
        actions.MapGet("/{slug}/plan/baselines/{baseline:int}", ListBaselines.Compare).WithSummary("Compare the plan with a baseline");
        actions.MapGet("/{slug}/figures", GetFigures.Api).WithSummary("Get the figures of a joint action: deliverables over time, by work package, countries");
        actions.MapPost("", CreateJointAction.Api).WithSummary("Create a joint action").RequirePermission(ActionsPermissions.Create);

        var steer = actions.MapGroup("/{slug}").RequirePermission(ActionsPermissions.Steer);
        steer.MapPut("", ReviseJointAction.Api).WithSummary("Correct what is stated about a joint action");
        steer.MapPut("/acronym", RenameJointAction.Api).WithSummary("Correct the acronym");
        steer.MapPost("/status", RecordStatus.Api).WithSummary("Record the status");
        steer.MapPost("/publication", PublishAction.Api).WithSummary("Open or close the public page");
        steer.MapPost("/plan/baselines", FixBaseline.Api).WithSummary("Fix the days of the plan as a baseline");
        steer.MapPost("/participants", AdmitParticipant.Api).WithSummary("Add a participant");
        steer.MapPut("/participants/{participant:guid}", ReviseParticipant.Api).WithSummary("Correct what is stated of a participant");
        steer.MapPost("/participants/{participant:guid}/end", EndParticipation.Api).WithSummary("End a participation");
        steer.MapDelete("/participants/{participant:guid}", RemoveParticipant.Api).WithSummary("Take away a participant entered by mistake");
        steer.MapPost("/amendments", RecordExtension.Api).WithSummary("Record an extension or renewal");
        steer.MapPost("/amendments/{amendment:guid}/decision", DecideAmendment.Api).WithSummary("Record the decision on an amendment");
        steer.MapPost("/lead", HandOverCoordination.Api).WithSummary("Hand the coordination over");
        steer.MapPut("/leads/{term:guid}", ReviseLead.Coordination).WithSummary("Correct when a party coordinated");
        steer.MapDelete("/leads/{term:guid}", TakeLeadBack.Coordination).WithSummary("Take the last hand-over back");
        steer.MapPost("/predecessors", RecordPredecessor.Api).WithSummary("Record a predecessor");
        steer.MapPost("/work-packages", AddWorkPackage.Api).WithSummary("Open a work package");
        steer.MapPut("/work-packages/{number:int}", ReviseWorkPackage.Api).WithSummary("Correct what is stated of a work package");
        steer.MapPost("/work-packages/{number:int}/withdrawal", WithdrawWorkPackage.Api).WithSummary("Take a work package out of the action");
        steer.MapDelete("/work-packages/{number:int}/withdrawal", RestoreWorkPackage.Api).WithSummary("Put a withdrawn work package back");
        steer.MapPost("/work-packages/{number:int}/lead", GiveWorkPackageLead.Api).WithSummary("Give a work package's lead to a party");
        steer.MapPost("/work-packages/{number:int}/contributors", AdmitContributor.Api).WithSummary("Add a contributor to a work package");
        steer.MapPut("/work-packages/{number:int}/leads/{term:guid}", ReviseLead.Package).WithSummary("Correct when a party led a work package");
        steer.MapDelete("/work-packages/{number:int}/leads/{term:guid}", TakeLeadBack.Package).WithSummary("Take a work package's last lead back");
        steer.MapPut("/work-packages/{number:int}/contributors/{contributor:guid}", ReviseContributor.Api).WithSummary("Correct when a party contributes to a work package");
        steer.MapDelete("/work-packages/{number:int}/contributors/{contributor:guid}", RemoveContributor.Api).WithSummary("Take away a contributor entered by mistake");
        steer.MapPut("/work-packages/{number:int}/dates", SetWorkPackageDates.Api).WithSummary("State when a work package runs");

        actions.MapPost("/{slug}/deliverables/{number}/documents", AttachToDeliverable.Api).WithSummary("Attach a file to a deliverable")
            .WithDescription("multipart/form-data: the file in the part 'file'; title, edition, class, retention and note as fields.")
            .TakesUpload(("title", null), ("edition", typeof(Edition)), ("class", typeof(Handling)), ("retention", null), ("note", null)).WithMetadata(new TakesFileAttribute()).RequirePermission(PlatformPermissions.KeepDocuments);

        var deliverable = actions.MapGroup("/{slug}/deliverables/{number}");
        deliverable.MapGet("/reviews", ListReviews.Api).WithSummary("List the rounds of review of a deliverable");
        deliverable.MapPost("/reviews", StartReview.Api).WithSummary("Send a file of a deliverable to review").RequirePermission(ActionsPermissions.Plan);
        deliverable.MapPost("/votes", CastVote.Api).WithSummary("Vote on a deliverable").RequirePermission(ActionsPermissions.Vote);
        deliverable.MapPost("/votes/count", CountVote.Api).WithSummary("Count the vote").RequirePermission(ActionsPermissions.Plan);
        deliverable.MapPost("/votes/extension", ExtendVote.Api).WithSummary("Give the vote more time").RequirePermission(ActionsPermissions.Plan);
        deliverable.MapPost("/opinions", GiveOpinion.Api).WithSummary("Give the opinion of a quality reader").RequirePermission(ActionsPermissions.Vote);
        deliverable.MapPost("/readers", ReplaceReader.Api).WithSummary("Let another authority read in the place of a quality reader").RequirePermission(ActionsPermissions.Plan);
        deliverable.MapPost("/approval", DecideApproval.Api).WithSummary("Record what the steering committee decided").RequirePermission(ActionsPermissions.Steer);
        deliverable.MapPost("/review-end", CallReviewOff.Api).WithSummary("Call the review off").RequirePermission(ActionsPermissions.Plan);

        deliverable.MapGet("/comments", DiscussDeliverable.Read).WithSummary("The comments on a deliverable, each answer behind what it answers");
        var comments = deliverable.MapGroup("/comments").RequirePermission(PlatformPermissions.Comment);
        deliverable.MapGet("/comments/{comment:guid}", DiscussDeliverable.One).WithSummary("Get a comment on a deliverable");
        comments.MapPost("", DiscussDeliverable.Write).WithSummary("Comment on a deliverable");
        comments.MapPut("/{comment:guid}", DiscussDeliverable.Change).WithSummary("Say a comment of one's own otherwise");
        comments.MapDelete("/{comment:guid}", DiscussDeliverable.Remove).WithSummary("Take a comment of one's own back");
        comments.MapPost("/{comment:guid}/return", DiscussDeliverable.Restore).WithSummary("Put a comment of one's own up again");

        var plan = actions.MapGroup("/{slug}").RequirePermission(ActionsPermissions.Plan);
        plan.MapPost("/tasks", PlanATask.Api).WithSummary("Plan a task");
        plan.MapPut("/tasks/{number}", ReviseTask.Api).WithSummary("Change a task");
        actions.MapPost("/{slug}/tasks/{number}/state", MoveTask.Api).WithSummary("Move a task on the board, also as the person named for it");
        plan.MapPost("/tasks/{number}/withdrawal", WithdrawFromPlan.Task).WithSummary("Take a task out of the plan");
        plan.MapDelete("/tasks/{number}/withdrawal", RestoreToPlan.Task).WithSummary("Put a withdrawn task back");
        plan.MapPost("/deliverables/{number}/withdrawal", WithdrawFromPlan.Deliverable).WithSummary("Take a deliverable out of the plan");
        plan.MapDelete("/deliverables/{number}/withdrawal", RestoreToPlan.Deliverable).WithSummary("Put a withdrawn deliverable back");
        plan.MapPost("/milestones/{number}/withdrawal", WithdrawFromPlan.Milestone).WithSummary("Take a milestone out of the plan");
        plan.MapDelete("/milestones/{number}/withdrawal", RestoreToPlan.Milestone).WithSummary("Put a withdrawn milestone back");
        plan.MapPost("/deliverables", PromiseDeliverable.Api).WithSummary("Enter a deliverable");
        plan.MapPut("/deliverables/{number}", ReviseDeliverable.Api).WithSummary("Change a deliverable's title or day");
        plan.MapPost("/deliverables/{number}/status", MoveDeliverable.Api).WithSummary("Record how far a deliverable is");
        plan.MapPost("/milestones", SetMilestone.Api).WithSummary("Enter a milestone");
        plan.MapPut("/milestones/{number}", ReviseMilestone.Api).WithSummary("Change a milestone that is not reached yet");
        plan.MapPost("/milestones/{number}/reached", ReachMilestone.Api).WithSummary("Record that a milestone is reached");

        api.MapGet("/me/work", GetMyWork.Api).WithTags("Joint actions").WithSummary("What waits for the asker in all joint actions").RequirePermission(ActionsPermissions.Read);
        actions.MapGet("/{slug}/meetings", ListMeetings.Api).WithSummary("List the meetings, the latest first");
        var meeting = actions.MapGroup("/{slug}/meetings/{number}");
        meeting.MapGet("", ListMeetings.One).WithSummary("Get a meeting with its agenda, decisions, minutes and who is invited");
        meeting.MapGet("/answer", AnswerInvitation.Own).WithSummary("Get the invitation of the asker");
        meeting.MapPut("/answer", AnswerInvitation.Api).WithSummary("Say whether one comes to a meeting");
        plan.MapPost("/meetings", PlanMeeting.Api).WithSummary("Plan a meeting");
        var prepare = meeting.MapGroup("").RequirePermission(ActionsPermissions.Plan);
        prepare.MapPut("", ReviseMeeting.Api).WithSummary("Change what a meeting is called and where it is held");
        prepare.MapPut("/agenda", SetAgenda.Api).WithSummary("Lay the agenda of a meeting");
        prepare.MapPost("/move", MoveMeeting.Api).WithSummary("Move a meeting to another time");
        prepare.MapPost("/calling-off", CallMeetingOff.Api).WithSummary("Call a meeting off");
        prepare.MapPost("/invitations", Invite.Api).WithSummary("Invite people to a meeting");
        prepare.MapDelete("/invitations/{account:guid}", Uninvite.Api).WithSummary("Take an invitation back");
        prepare.MapPost("/decisions", RecordDecision.Api).WithSummary("Record what a meeting decided");
        prepare.MapPost("/decisions/{decision:int}/task", TurnIntoTask.Api).WithSummary("Turn a decision into a task");
        prepare.MapPut("/minutes", WriteMinutes.Api).WithSummary("Write the minutes of a meeting");
        prepare.MapPost("/minutes/approval", ApproveMinutes.Api).WithSummary("Approve the minutes");
        prepare.MapPost("/minutes/correction", CorrectMinutes.Api).WithSummary("Open a round of correction of approved minutes");

        var authorities = api.MapGroup("/authorities").WithTags("Authorities").RequirePermission(ActionsPermissions.Read);
        authorities.MapGet("", ListAuthorities.Api).WithSummary("List the authorities");
        authorities.MapGet("/{code}", GetAuthority.Api).WithSummary("Get an authority and its parts in joint actions");
        authorities.MapPut("/{code}/name", NameAuthority.Api).WithSummary("Write out an authority's name").RequirePermission(ActionsPermissions.KeepAuthority);

        actions.MapSheetApi("/{slug}/deliverables", DeliverableSheet.Table, "the deliverables of an action");
        actions.MapSheetApi("/{slug}/tasks", TaskSheet.Table, "the tasks of an action");
        actions.MapSheetApi("/{slug}/plan/baselines", BaselineSheet.Table, "the plan beside a baseline");
        actions.MapPaperApi("/{slug}/plan", PlanPaper.Name, "the plan of an action");
        actions.MapSheetImportApi("/{slug}/deliverables", DeliverableSheet.Table, "the deliverables of an action", ActionsPermissions.Plan);
        actions.MapSheetImportApi("/{slug}/tasks", TaskSheet.Table, "the tasks of an action", ActionsPermissions.Plan);
        authorities.MapSheetApi("", AuthoritySheet.Name, "the authorities");

        api.MapGet("/programmes/figures", GetPortfolioFigures.Api).WithTags("Joint actions")
            .WithSummary("Get the figures of all joint actions: countries and money").RequirePermission(ActionsPermissions.Read);
        api.MapPost("/programmes/import", ImportProgramme.Api).WithTags("Joint actions").WithSummary("Import a programme file")
            .WithDescription("With the header Prefer: respond-async the file is kept and applied as a job; the answer is 202 with the job's address.")
            .Accepts<object>("application/json").WithMetadata(new TakesFileAttribute(ImportProgramme.MostBytes)).RequirePermission(ActionsPermissions.Import);
    }

    public void MapFiles(IEndpointRouteBuilder pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        pages.MapPaper("/ja/{slug}/plan", PlanPaper.Name, ActionsPermissions.Read);
        pages.MapSheet("/ja/{slug}/deliverables", DeliverableSheet.Table, ActionsPermissions.Read);
        pages.MapSheet("/ja/{slug}/plan", TaskSheet.Table, ActionsPermissions.Read);
        pages.MapSheet("/ja/{slug}/plan/baselines", BaselineSheet.Table, ActionsPermissions.Read);
        pages.MapSheetTemplate("/ja/{slug}/deliverables", DeliverableSheet.Table, ActionsPermissions.Plan);
        pages.MapSheetTemplate("/ja/{slug}/plan", TaskSheet.Table, ActionsPermissions.Plan);
        pages.MapSheet("/authorities", AuthoritySheet.Name, ActionsPermissions.Read);
        pages.MapGet("/ja/{slug}/figures/csv/{figure}", GetFigures.File).RequirePermission(ActionsPermissions.Read).ExcludeFromDescription();
        pages.MapGet("/ja/figures/csv/{figure}", GetPortfolioFigures.File).RequirePermission(ActionsPermissions.Read).ExcludeFromDescription();
        pages.MapGet("/ja/{slug}/meetings/{number}/meeting.ics", TakeMeetingAlong.File).RequirePermission(ActionsPermissions.Read).ExcludeFromDescription();
    }

    public void Hear(Facts facts)
    {
    }

    public void Work(JobKinds jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        jobs.Add<ApplyProgramme, ApplyProgramme.Ask, ActionsDb>(ApplyProgramme.Kind)
            .Add<WarnOfDays, WarnOfDays.Everything, ActionsDb>(WarnOfDays.Kind)
            .Daily(WarnOfDays.Kind, new(5, 0), new WarnOfDays.Everything());
    }

    public void Tell(NoticeTopics topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        topics.Add<ActionsTexts>(ReviewNotices.Asked, "", "", NoticeTopics.Day).Add<ActionsTexts>(ReviewNotices.Entered).Add<ActionsTexts>(ReviewNotices.Ended)
            .Add<ActionsTexts>(MeetingNotices.Invited).Add<ActionsTexts>(MeetingNotices.Uninvited)
            .Add<ActionsTexts>(MeetingNotices.Changed).Add<ActionsTexts>(MeetingNotices.Moved).Add<ActionsTexts>(MeetingNotices.CalledOff)
            .Add<ActionsTexts>(MeetingNotices.Approved).Add<ActionsTexts>(TaskPeople.Topic).Add<ActionsTexts>(DueWarning.Topic, "", "", NoticeTopics.Day);
    }

    public void Stand(Places places) => ActionsPlacement.Stand(places);

    public void Appoint(RoleKinds roles) => ActionsAppointments.Appoint(roles);

    public void Keep(ThingKinds things) => ActionsThings.Keep(things);

    public Task Migrate(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<ActionsDb>().BringUpToDate(stop);

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
