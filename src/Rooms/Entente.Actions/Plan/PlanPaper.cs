using System.Globalization;
using Entente.Papers;
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
        var opened = await PlanDesk.Open(ask.Of, reader, db, rules, clock, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        var against = ListBaselines.Choose(await ListBaselines.Run(opened.Value.Action.Id, db, stop), ask[Beside]);
        var desk = await ListBaselines.Beside(opened.Value, against, reader, db, stop);
        var language = Formats.Language;
        var paper = new Paper(texts["print.plan", desk.Action.Acronym], language, Parts(desk, reader, texts))
        {
            Subtitle = $"{desk.Action.Title.In(language).Text}\n{texts["print.state", Formats.LongDay(desk.Today)]}{Compared(desk, texts)}",
            Author = desk.Action.Acronym,
            MadeAt = clock.GetUtcNow(),
            Foot = desk.IsDemo ? texts["print.demo"] : "",
            PageOf = texts["print.page", "{0}", "{1}"],
            Across = true,
            Funding = desk.Action.Funder is { } granting ? await funding.On(granting, language, desk.Today, stop) : null,
        };
        return new PaperContent(paper, $"{ask.Of}-plan", RowsOf(desk));
    }

    /// <summary>How many things a reader's plan lists.</summary>
    public static int RowsOf(PlanDesk desk) => desk.Plan.Tasks.Count + desk.Plan.Deliverables.Count + desk.Plan.Milestones.Count;

    private static string Compared(PlanDesk desk, IStringLocalizer texts) => desk.Against is { } against
        ? "\n" + texts["print.compared", against.Name, Formats.LongDay(against.Day), against.Reason]
        : "";

    // Two more columns while the plan is compared with a baseline.
    private static PaperColumn[] Compared(PlanDesk desk, IStringLocalizer texts, params PaperColumn[] columns) =>
        desk.Against is null ? columns : [.. columns, new(texts["baseline.fixed-end"], 1.5), new(texts["baseline.slip"], 1.5)];

    private static IReadOnlyList<string> Compared(Slip? slip, IStringLocalizer texts, params string[] cells) =>
        slip is null ? cells : [.. cells, slip.FixedEnd is { } end ? Formats.Day(end) : "", SlipWords.Say(slip, texts)];

    private static IEnumerable<PaperPart> Parts(PlanDesk desk, Actor actor, IStringLocalizer texts)
    {
        var deliverables = desk.Deliverables(texts);
        var milestones = desk.Milestones(texts);
        PaperColumn number = new(texts["plan.number"], 1), package = new(texts["plan.wp"], 2.5), due = new(texts["plan.due"], 1.5), who = new(texts["print.who"], 2);

        var pressing = deliverables.Select(line => (line.Number, line.Title, line.WorkPackage, line.Due, line.Sign))
            .Concat(milestones.Select(line => (line.Number, line.Title, line.WorkPackage, line.Due, line.Sign)))
            .Where(line => line.Sign is { IsLate: true } or { Within: not null }).OrderBy(line => line.Sign!.Ends).ThenBy(line => line.Number, Numbers.Order);
        yield return new PaperTable(
            texts["print.attention"], [number, new(texts["print.what"], 5, IsRowHeading: true), package, who, due, new(texts["print.how-late"], 1.5)],
            [.. pressing.Select(line => (IReadOnlyList<string>)[line.Number, line.Title, Package(desk, line.WorkPackage), Lead(desk, line.WorkPackage, texts), Day(line.Due, texts), Days(line.Sign!, texts)])],
            texts["print.nothing-due"]);
        yield return new PaperTable(
            texts["deliverables.title"],
            Compared(desk, texts, number, new(texts["deliverables.deliverable"], 5, IsRowHeading: true), package, who, due, new(texts["deliverables.status"], 2)),
            [.. deliverables.Select(line => Compared(line.Slip, texts, line.Number, line.Title, Package(desk, line.WorkPackage), Lead(desk, line.WorkPackage, texts), Day(line.Due, texts), line.Settled ?? line.StatusText))],
            texts["print.no-deliverable"]);
        yield return new PaperTable(
            texts["milestones.title"],
            Compared(desk, texts, number, new(texts["milestones.milestone"], 4, IsRowHeading: true), package, new(texts["milestones.verification"], 3), due, new(texts["milestones.state"], 2)),
            [.. milestones.Select(line => Compared(line.Slip, texts, line.Number, line.Title, Package(desk, line.WorkPackage), line.Verification ?? "", Day(line.Due, texts), line.Settled ?? line.StatusText))],
            texts["print.no-milestone"]);
        yield return new PaperTable(
            texts["plan.tasks"],
            Compared(desk, texts, number, new(texts["plan.task"], 5, IsRowHeading: true), package, new(texts["plan.owner"], 2), new(texts["plan.start"], 1.5), new(texts["plan.end"], 1.5), new(texts["plan.waits-for"], 1.5), new(texts["plan.state"], 1.5)),
            [
                .. desk.Tasks(texts, actor).Select(line => Compared(
                    line.Slip, texts,
                    line.Number, line.Title, Package(desk, line.WorkPackage), line.OwnerName ?? texts["plan.no-owner"], Formats.Day(line.Start), Formats.Day(line.End),
                    string.Join(", ", line.After), line.Late ? $"{line.StateText}, {texts["plan.late"].Value.ToLower(CultureInfo.CurrentUICulture)}" : line.StateText)),
            ],
            texts["print.no-task"]);
    }

    private static string Package(PlanDesk desk, int number) => $"WP{number.ToString(Invariant)} {desk.PackageTitle(number)}";

    private static string Lead(PlanDesk desk, int number, IStringLocalizer texts) => desk.Package(number)?.Lead is { } lead
        ? ReviewLine.NameOf(lead.Authority ?? lead.Country, desk)
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
