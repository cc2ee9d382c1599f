using System.Globalization;
using Entente.Platform.Papers;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Entente.Actions.Plan;

/// <summary>The plan of an action as a document to hand on: what is late or soon due first, then deliverables, milestones and tasks.</summary>
internal sealed record PrintPlan
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static async Task<Result<Paper>> Run(
        string slug, Actor actor, ActionsDb db, RuleBook rules, FundingWords funding, IStringLocalizer texts, TimeProvider clock, CancellationToken stop)
    {
        var opened = await PlanSheet.Open(slug, actor, db, rules, clock, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        var sheet = opened.Value;
        var language = Formats.Language;
        return new Paper(texts["print.plan", sheet.Action.Acronym], language, Parts(sheet, actor, texts))
        {
            Subtitle = $"{sheet.Action.Title.In(language).Text}\n{texts["print.state", Formats.LongDay(sheet.Today)]}",
            Author = sheet.Action.Acronym,
            MadeAt = clock.GetUtcNow(),
            Foot = sheet.IsDemo ? texts["print.demo"] : "",
            PageOf = texts["print.page", "{0}", "{1}"],
            Across = true,
            Funding = sheet.Action.Funder is { } granting ? await funding.On(granting, language, sheet.Today, stop) : null,
        };
    }

    public static async Task<IResult> File(
        string slug, string format, HttpContext http, Actor actor, ActionsDb db, RuleBook rules, FundingWords funding, IStringLocalizer<ActionsTexts> texts,
        TimeProvider clock, CancellationToken stop)
    {
        if (format is not ("pdf" or "docx"))
            return TypedResults.NotFound();
        var printed = await Run(slug, actor, db, rules, funding, texts, clock, stop);
        if (printed.Problem is { } unknown)
            return TypedResults.StatusCode(unknown.Kind.Status());

        var content = new MemoryStream();
        if (format == "pdf")
            PdfPaper.Write(printed.Value, content, stop);
        else
            DocxPaper.Write(printed.Value, content, stop);
        content.Position = 0;
        http.Response.Headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{slug}-plan-{clock.Today().ToString("yyyy-MM-dd", Invariant)}.{format}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(content, format == "pdf" ? PdfPaper.ContentType : DocxPaper.ContentType);
    }

    private static IEnumerable<PaperPart> Parts(PlanSheet sheet, Actor actor, IStringLocalizer texts)
    {
        var deliverables = sheet.Deliverables(texts);
        var milestones = sheet.Milestones(texts);
        PaperColumn number = new(texts["plan.number"], 1), package = new(texts["plan.wp"], 2.5), due = new(texts["plan.due"], 1.5), who = new(texts["print.who"], 2);

        var pressing = deliverables.Select(line => (line.Number, line.Title, line.WorkPackage, line.Due, line.Sign))
            .Concat(milestones.Select(line => (line.Number, line.Title, line.WorkPackage, line.Due, line.Sign)))
            .Where(line => line.Sign is { IsLate: true } or { Within: not null }).OrderBy(line => line.Sign!.Ends).ThenBy(line => line.Number, Numbers.Order);
        yield return new PaperTable(
            texts["print.attention"], [number, new(texts["print.what"], 5, IsRowHeading: true), package, who, due, new(texts["print.how-late"], 1.5)],
            [.. pressing.Select(line => (IReadOnlyList<string>)[line.Number, line.Title, Package(sheet, line.WorkPackage), Lead(sheet, line.WorkPackage, texts), Day(line.Due, texts), Days(line.Sign!, texts)])],
            texts["print.nothing-due"]);
        yield return new PaperTable(
            texts["deliverables.title"], [number, new(texts["deliverables.deliverable"], 5, IsRowHeading: true), package, who, due, new(texts["deliverables.status"], 2)],
            [.. deliverables.Select(line => (IReadOnlyList<string>)[line.Number, line.Title, Package(sheet, line.WorkPackage), Lead(sheet, line.WorkPackage, texts), Day(line.Due, texts), line.Settled ?? line.StatusText])],
            texts["print.no-deliverable"]);
        yield return new PaperTable(
            texts["milestones.title"], [number, new(texts["milestones.milestone"], 4, IsRowHeading: true), package, new(texts["milestones.verification"], 3), due, new(texts["milestones.state"], 2)],
            [.. milestones.Select(line => (IReadOnlyList<string>)[line.Number, line.Title, Package(sheet, line.WorkPackage), line.Verification ?? "", Day(line.Due, texts), line.Settled ?? line.StatusText])],
            texts["print.no-milestone"]);
        yield return new PaperTable(
            texts["plan.tasks"],
            [number, new(texts["plan.task"], 5, IsRowHeading: true), package, new(texts["plan.owner"], 2), new(texts["plan.start"], 1.5), new(texts["plan.end"], 1.5), new(texts["plan.waits-for"], 1.5), new(texts["plan.state"], 1.5)],
            [
                .. sheet.Tasks(texts, actor).Select(line => (IReadOnlyList<string>)
                [
                    line.Number, line.Title, Package(sheet, line.WorkPackage), line.OwnerName ?? texts["plan.no-owner"], Formats.Day(line.Start), Formats.Day(line.End),
                    string.Join(", ", line.After), line.Late ? $"{line.StateText}, {texts["plan.late"].Value.ToLower(CultureInfo.CurrentUICulture)}" : line.StateText,
                ]),
            ],
            texts["print.no-task"]);
    }

    private static string Package(PlanSheet sheet, int number) => $"WP{number.ToString(Invariant)} {sheet.PackageTitle(number)}";

    private static string Lead(PlanSheet sheet, int number, IStringLocalizer texts) => sheet.Package(number)?.Lead is { } lead
        ? ReviewLine.NameOf(lead.Authority ?? lead.Country, sheet)
        : texts["print.not-stated"];

    private static string Day(DateOnly? day, IStringLocalizer texts) => day is { } stated ? Formats.Day(stated) : texts["print.not-stated"];

    private static string Days(DueSign sign, IStringLocalizer texts) => sign.DaysLeft switch
    {
        0 => texts["plan.due-today"],
        1 => texts["plan.day-left", 1],
        -1 => texts["plan.day-late", 1],
        < 0 => texts["plan.days-late", -sign.DaysLeft],
        _ => texts["plan.days-left", sign.DaysLeft],
    };
}
