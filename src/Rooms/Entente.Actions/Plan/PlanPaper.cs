using System.Globalization;
using Entente.Platform.Papers;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The plan of an action as a document to hand on: what is late or soon due first, then deliverables, milestones and tasks.</summary>
internal sealed class PlanPaper(Actor reader, ActionsDb db, RuleBook rules, FundingWords funding, IStringLocalizer<ActionsTexts> texts, TimeProvider clock) : IPaper
{
    public const string Name = "actions.plan";

    /// <summary>The choice of the baseline to compare with.</summary>
    public const string Beside = "beside";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public string Kind => Name;

    public async Task<Result<PaperContent>> Open(PaperAsk ask, CancellationToken stop)
    {
        var opened = await PlanSheet.Open(ask.Of, reader, db, rules, clock, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        var against = ListBaselines.Choose(await ListBaselines.Run(opened.Value.Action.Id, db, stop), ask[Beside]);
        var sheet = await ListBaselines.Beside(opened.Value, against, reader, db, stop);
        var language = Formats.Language;
        var paper = new Paper(texts["print.plan", sheet.Action.Acronym], language, Parts(sheet, reader, texts))
        {
            Subtitle = $"{sheet.Action.Title.In(language).Text}\n{texts["print.state", Formats.LongDay(sheet.Today)]}{Compared(sheet, texts)}",
            Author = sheet.Action.Acronym,
            MadeAt = clock.GetUtcNow(),
            Foot = sheet.IsDemo ? texts["print.demo"] : "",
            PageOf = texts["print.page", "{0}", "{1}"],
            Across = true,
            Funding = sheet.Action.Funder is { } granting ? await funding.On(granting, language, sheet.Today, stop) : null,
        };
        return new PaperContent(paper, $"{ask.Of}-plan", RowsOf(sheet));
    }

    /// <summary>How many things a reader's plan lists.</summary>
    public static int RowsOf(PlanSheet sheet) => sheet.Plan.Tasks.Count + sheet.Plan.Deliverables.Count + sheet.Plan.Milestones.Count;

    private static string Compared(PlanSheet sheet, IStringLocalizer texts) => sheet.Against is { } against
        ? "\n" + texts["print.compared", against.Name, Formats.LongDay(against.Day), against.Reason]
        : "";

    // Two more columns while the plan is compared with a baseline.
    private static PaperColumn[] Compared(PlanSheet sheet, IStringLocalizer texts, params PaperColumn[] columns) =>
        sheet.Against is null ? columns : [.. columns, new(texts["baseline.fixed-end"], 1.5), new(texts["baseline.slip"], 1.5)];

    private static IReadOnlyList<string> Compared(Slip? slip, IStringLocalizer texts, params string[] cells) =>
        slip is null ? cells : [.. cells, slip.FixedEnd is { } end ? Formats.Day(end) : "", SlipWords.Say(slip, texts)];

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
            texts["deliverables.title"],
            Compared(sheet, texts, number, new(texts["deliverables.deliverable"], 5, IsRowHeading: true), package, who, due, new(texts["deliverables.status"], 2)),
            [.. deliverables.Select(line => Compared(line.Slip, texts, line.Number, line.Title, Package(sheet, line.WorkPackage), Lead(sheet, line.WorkPackage, texts), Day(line.Due, texts), line.Settled ?? line.StatusText))],
            texts["print.no-deliverable"]);
        yield return new PaperTable(
            texts["milestones.title"],
            Compared(sheet, texts, number, new(texts["milestones.milestone"], 4, IsRowHeading: true), package, new(texts["milestones.verification"], 3), due, new(texts["milestones.state"], 2)),
            [.. milestones.Select(line => Compared(line.Slip, texts, line.Number, line.Title, Package(sheet, line.WorkPackage), line.Verification ?? "", Day(line.Due, texts), line.Settled ?? line.StatusText))],
            texts["print.no-milestone"]);
        yield return new PaperTable(
            texts["plan.tasks"],
            Compared(sheet, texts, number, new(texts["plan.task"], 5, IsRowHeading: true), package, new(texts["plan.owner"], 2), new(texts["plan.start"], 1.5), new(texts["plan.end"], 1.5), new(texts["plan.waits-for"], 1.5), new(texts["plan.state"], 1.5)),
            [
                .. sheet.Tasks(texts, actor).Select(line => Compared(
                    line.Slip, texts,
                    line.Number, line.Title, Package(sheet, line.WorkPackage), line.OwnerName ?? texts["plan.no-owner"], Formats.Day(line.Start), Formats.Day(line.End),
                    string.Join(", ", line.After), line.Late ? $"{line.StateText}, {texts["plan.late"].Value.ToLower(CultureInfo.CurrentUICulture)}" : line.StateText)),
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
