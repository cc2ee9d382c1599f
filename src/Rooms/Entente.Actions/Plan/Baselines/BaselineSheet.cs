using Entente.Platform.Sheets;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan.Baselines;

/// <summary>The plan beside a baseline as a table to take along.</summary>
internal sealed class BaselineSheet(Actor reader, ActionsDb db, RuleBook rules, IStringLocalizer<ActionsTexts> texts, TimeProvider clock) : ISheet
{
    public const string Table = "actions.baseline";

    public string Kind => Table;

    public async Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop)
    {
        var opened = await PlanDesk.Open(ask.Of, reader, db, rules, clock, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        if (ListBaselines.Choose(await ListBaselines.Run(opened.Value.Action.Id, db, stop), ask.State.Beside) is not { } against)
            return Problem.Missing("actions.baseline-none", "The plan of {0} was never fixed: there is nothing to compare it with.", opened.Value.Action.Acronym);

        var sheet = await ListBaselines.Beside(opened.Value, against, reader, db, stop);
        var rows = ComparedView.All(sheet).Where(line => line.IsShown(ask.State, ask.View)).ToList();
        return new SheetContent(
            new(texts["baseline.title"], Columns), $"{ask.Of}-baseline-{ListBaselines.NumberOf(against.Number)}", rows.Count,
            rows.Select(line => Row(line, against)).ToAsyncEnumerable());
    }

    private IReadOnlyList<SheetColumn> Columns =>
    [
        new("kind", texts["baseline.kind"]),
        new("number", texts["plan.number"], Width: 10),
        new("title", texts["due.what"], Width: 60),
        new("baseline", texts["baseline.fixed"], Width: 24),
        new("fixedStart", texts["baseline.fixed-start"], CellKind.Date),
        new("fixedEnd", texts["baseline.fixed-last"], CellKind.Date),
        new("start", texts["baseline.start-now"], CellKind.Date),
        new("end", texts["baseline.end-now"], CellKind.Date),
        new("startSlipDays", texts["baseline.start-slip-days"], CellKind.Number),
        new("slipDays", texts["baseline.slip-days"], CellKind.Number),
        new("change", texts["baseline.slip"], Width: 30),
    ];

    private SheetRow Row(ComparedView line, Baseline against) => new(
    [
        texts.Say(line.PlanKind), line.Code, line.Title, against.Name, line.FixedStart, line.FixedEnd, line.Start, line.End,
        line.StartSlipDays, line.SlipDays, SlipWords.Say(line.Slip, texts),
    ]);
}
