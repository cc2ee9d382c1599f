using Entente.Look.Pictures;
using Entente.Platform.Sheets;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Figures;

/// <summary>The figures of one joint action: how far the deliverables are, and who takes part in which work package.</summary>
public sealed record GetFigures
{
    internal static async Task<Result<FiguresDetail>> Run(
        string slug, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var opened = await PlanDesk.Open(slug, actor, db, rules, clock, stop);
        return opened.Problem is { } unknown ? unknown : new FiguresDetail(opened.Value, FiguresView.Of(opened.Value));
    }

    internal static async Task<Results<Ok<FiguresView>, ProblemHttpResult>> Api(
        string slug, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var found = await Run(slug, actor, db, rules, clock, stop);
        return found.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(found.Value.View);
    }

    internal static async Task<IResult> File(
        string slug, string figure, HttpContext http, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock,
        IStringLocalizer<ActionsTexts> texts, IStringLocalizer<PictureTexts> words, CancellationToken stop)
    {
        var found = await Run(slug, actor, db, rules, clock, stop);
        return found.Problem is { } unknown
            ? TypedResults.StatusCode(unknown.Kind.Status())
            : PictureFile.Of(ActionPictures.Of(found.Value, texts), figure, slug, http, words);
    }
}

/// <summary>The figures with the action that they are about.</summary>
internal sealed record FiguresDetail(PlanDesk Sheet, FiguresView View);

/// <summary>The figures of a joint action on one day.</summary>
/// <param name="Slug">Which action.</param>
/// <param name="On">The day.</param>
/// <param name="Progress">How many deliverables were due and handed in by each day on which that changed.</param>
/// <param name="WithoutDay">Deliverables whose day is not stated; they are in no line of the progress.</param>
/// <param name="WorkPackages">How far the deliverables of each work package are.</param>
/// <param name="Countries">Who leads and contributes to which work package today, by country.</param>
public sealed record FiguresView(
    string Slug, DateOnly On, IReadOnlyList<ProgressView> Progress, int WithoutDay, IReadOnlyList<PackageStatusView> WorkPackages,
    IReadOnlyList<CountryPartsView> Countries)
{
    internal static FiguresView Of(PlanDesk desk) => new(
        desk.Action.Slug, desk.Today, ProgressView.Of(desk.Plan.Deliverables, desk.Today), desk.Plan.Deliverables.Count(one => one.Due is null),
        [.. desk.Detail.Packages.Select(package => PackageStatusView.Of(package, desk))], CountryPartsView.Of(desk.Detail.Packages, desk.Today));
}

/// <summary>The deliverables by the end of a day.</summary>
/// <param name="Day">A day on which something was due or handed in, or today.</param>
/// <param name="Due">How many were due by then.</param>
/// <param name="HandedIn">How many of them were handed in by then and not sent back; null for days to come.</param>
public sealed record ProgressView(DateOnly Day, int Due, int? HandedIn)
{
    internal static IReadOnlyList<ProgressView> Of(IReadOnlyList<Deliverable> deliverables, DateOnly today)
    {
        var dated = deliverables.Where(one => one.Due is not null).ToList();
        if (dated.Count == 0)
            return [];
        // One that was sent back is open again, though the day on which it was handed in is kept.
        var due = dated.Select(one => one.Due!.Value).ToList();
        var handedIn = dated.Where(one => !Deliverable.IsOpen(one.Status)).Select(one => one.SubmittedOn).OfType<DateOnly>().ToList();
        return
        [
            .. due.Concat(handedIn).Append(today).Distinct().Order()
                .Select(day => new ProgressView(day, due.Count(one => one <= day), day > today ? null : handedIn.Count(one => one <= day))),
        ];
    }
}

/// <summary>How many deliverables of a work package are how far. One that is late counts as late only, however far it is.</summary>
public sealed record PackageStatusView(int Number, string? Title, int Planned, int Draft, int InReview, int Submitted, int Accepted, int Late)
{
    internal static PackageStatusView Of(WorkPackage package, PlanDesk desk)
    {
        var all = desk.Plan.Deliverables.Where(one => one.WorkPackage == package.Number).ToLookup(one => Word(one, desk.Dues));
        return new(
            package.Number, package.Title.ToString() is { Length: > 0 } title ? title : null, all["planned"].Count(), all["draft"].Count(), all["review"].Count(),
            all["submitted"].Count(), all["accepted"].Count(), all["late"].Count());
    }

    private static string Word(Deliverable one, DueRule dues) => one.Status switch
    {
        DeliverableStatus.Accepted => "accepted",
        DeliverableStatus.Submitted => "submitted",
        _ when one.Sign(dues) is { IsLate: true } => "late",
        DeliverableStatus.Planned => "planned",
        DeliverableStatus.Draft or DeliverableStatus.RevisionRequested => "draft",
        _ => "review",
    };
}

/// <summary>The work packages that the parties of a country lead and contribute to.</summary>
public sealed record CountryPartsView(string Country, IReadOnlyList<int> Leads, IReadOnlyList<int> Contributes)
{
    internal static IReadOnlyList<CountryPartsView> Of(IReadOnlyList<WorkPackage> packages, DateOnly today)
    {
        var leads = packages.Where(package => package.Lead is not null).Select(package => (package.Lead!.Country, package.Number)).ToList();
        var contributes = packages.SelectMany(package => package.Contributors.Where(one => !one.HasLeft(today)).Select(one => (one.Country, package.Number))).ToList();
        return
        [
            .. leads.Concat(contributes).Select(part => part.Country).Distinct().Order(StringComparer.Ordinal)
                .Select(country => new CountryPartsView(
                    country, [.. leads.Where(part => part.Country == country).Select(part => part.Number).Order()],
                    [.. contributes.Where(part => part.Country == country).Select(part => part.Number).Distinct().Order()])),
        ];
    }
}
