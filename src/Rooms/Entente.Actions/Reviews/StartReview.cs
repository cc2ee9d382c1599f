using Entente.Platform.Accounts;
using Entente.Platform.Documents;

namespace Entente.Actions.Reviews;

/// <summary>The lead of a work package sends a file of a deliverable to the vote of the work package.</summary>
/// <param name="Document">Which document of the deliverable; its latest version is voted on.</param>
/// <param name="Readers">Codes of the authorities that read it for quality afterwards.</param>
/// <param name="Until">The last day of the vote.</param>
/// <param name="Outside">For each reader whose authority takes no part in the action: who reads there.</param>
public sealed record StartReview(Guid? Document, [MayBeMissing] IReadOnlyList<string>? Readers, DateOnly? Until, IReadOnlyList<OutsideReader>? Outside = null)
{
    internal static async Task<Result<Review>> Run(
        string slug, string number, StartReview ask, Actor actor, ActionsDb db, People people, DocumentShelf shelf, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var opened = await ReviewRounds.ToRun(slug, number, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, deliverable, rounds) = opened.Value;
        var today = clock.Today();
        var package = await db.WorkPackages.FirstAsync(one => one.Action == deliverable.Action && one.Number == deliverable.WorkPackage, stop);
        var rule = await rules.On<ReviewRule>(ReviewRule.Code, today, stop);
        var seats = SeatsOf(package, today);
        if (Review.TooFew(seats, rule.Body, deliverable) is { } alone)
            return alone;
        var formats = (await rules.On<PortalFormats>(PortalFormats.Code, today, stop)).Body;
        var documents = await shelf.Of(deliverable.Thing, actor, stop);
        var document = documents.FirstOrDefault(one => one.Id.Value == ask.Document && one.WithdrawnAt is null);

        var faults = new List<Fault>();
        if (document is null)
            faults.Add(new(nameof(Document), "actions.review-document", "Choose a file that is attached to the deliverable."));
        else if (!formats.Formats.Contains(Path.GetExtension(document.Latest.FileName).TrimStart('.'), StringComparer.OrdinalIgnoreCase))
            faults.Add(new(nameof(Document), "actions.review-format", "The funding portal takes no such file. It takes {0}.", string.Join(", ", formats.Formats)));
        faults.AddRange(await OutsideReader.Check(nameof(Readers), ask.Readers ?? [], ask.Outside ?? [], action, db, today, stop));
        if (ask.Until is null)
            faults.Add(new(nameof(Until), "actions.review-until", "Give a last day of the vote that is not past."));
        if (faults.Count > 0)
            return Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with { Faults = faults };

        var latest = document!.Latest;
        var review = Review.Open(
            deliverable, rounds.Count + 1, new(document.Id.Value, document.Title, latest.Number, latest.FileName, latest.Sha256),
            seats, ask.Readers ?? [], package.Lead?.Authority, ask.Until!.Value, rule.Body, rule.Set.Version, actor.Name, today, clock.GetUtcNow(),
            OutsideReader.Needed(ask.Readers ?? [], ask.Outside ?? []));
        if (review.Problem is { } refused)
            return refused;
        if (await Blind(opened.Value, review.Value, document, db, people, stop) is { Count: > 0 } blind)
        {
            return Problem.Rule("actions.review-faulty", "Some answers need to be mended.") with
            {
                Faults = [Unseen(nameof(Document), string.Join(", ", blind))],
            };
        }

        db.Reviews.Add(review.Value);
        await new ReviewNotices(opened.Value, review.Value, actor, db, people, clock.GetUtcNow()).Next(again: false, stop);
        return await db.Save(stop) is { } lost ? lost : review.Value;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, string number, StartReview ask, Actor actor, ActionsDb db, People people, DocumentShelf shelf, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, number, ask, actor, db, people, shelf, rules, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}/deliverables/{number}/reviews", made.Value.Round);
    }

    internal static Fault Unseen(string place, string who) =>
        new(place, "actions.review-file-unseen", "{0} may not see this file. Change for whom it is made, or choose another.", who);

    /// <summary>Seats and readers of which nobody who could speak for them may see the file.</summary>
    internal static async Task<IReadOnlyList<string>> Blind(ReviewRounds open, Review review, Document document, ActionsDb db, People people, CancellationToken stop)
    {
        var countries = await ReviewNotices.Countries(db, stop);
        var speakers = (await people.Holding(ActionsPermissions.Vote, stop)).Where(person => person.Authority is not null && CanSee.Item(person, open.Deliverable)).ToList();
        return
        [
            .. review.Seats.Select(seat => (Who: seat, People: speakers.Where(person => open.MaySpeak(person) && ReviewRounds.SeatOf(review, person, countries.GetValueOrDefault(person.Authority!)) == seat)))
                .Concat(review.Readers.Select(reader => (Who: reader, People: speakers.Where(person => person.Authority == reader && GiveOpinion.MayRead(open.Action, person)))))
                .Where(asked => asked.People.Any() && !asked.People.Any(person => CanSee.Item(person, document)))
                .Select(asked => asked.Who).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Who takes part in a work package on a day: the lead and the contributors, each once.</summary>
    internal static IReadOnlyList<string> SeatsOf(WorkPackage package, DateOnly day) =>
    [
        .. package.Contributors.Where(one => (one.From is null || one.From.Value.First <= day) && !one.HasLeft(day)).Select(one => one.Who)
            .Prepend(package.Lead?.Who ?? default).Where(who => who.Country is not null).Select(who => who.Authority ?? who.Country)
            .Distinct(StringComparer.Ordinal),
    ];
}
