using System.Globalization;
using Entente.Platform.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Entente.Actions.Plan.Pages;

/// <summary>The plan of an action: timeline, table and board.</summary>
public partial class PlanPage
{
    private const string BackKey = "back";

    private static readonly string[] Views = ["gantt", "gantt-tasks", "table", "board"];
    private PlanHead head = null!;
    private PlanDesk desk = null!;
    private Page<TaskLine>? table;
    private Baseline? against;
    private bool isDemo;
    private Problem? refused, problem;
    private TableState state = null!;
    private ViewMenu menu = null!;
    private string view = "gantt";
    private string? moved, movedCard, movedText;
    private LastMove? last;
    private IReadOnlyList<Baseline> baselines = [];
    private IReadOnlyList<ComparedView> compared = [];
    private IReadOnlyList<Option> choices = [], owners = [], states = [];
    private IReadOnlyList<TaskLine> all = [];
    private List<TaskLine> shown = [];
    private IReadOnlyList<GanttRow> rows = [];
    private IReadOnlyList<string> printHead = [];
    private PlanWindow window = null!;
    private List<Tab> tabs = [];

    /// <summary>The action.</summary>
    [Parameter] public required string Slug { get; set; }

    [SupplyParameterFromQuery] private string? View { get; set; }
    [SupplyParameterFromQuery] private string? Beside { get; set; }
    [SupplyParameterFromQuery(Name = LastMove.Key)] private string? LastMoved { get; set; }
    [SupplyParameterFromQuery(Name = BackKey)] private string? Back { get; set; }
    [SupplyParameterFromForm] private string? State { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    // A paper compares with the same baseline as the page; the newest needs no word in the address.
    private string Compared => Beside is null ? "" : $"?beside={Uri.EscapeDataString(Beside)}";

    /// <inheritdoc/>
    protected override async Task Load()
    {
        view = Views.Contains(View) ? View! : "gantt";
        state = TableState.From(Here.GetUriWithQueryParameters(new Dictionary<string, object?> { ["done"] = null, [LastMove.Key] = null, [BackKey] = null }));
        if ((refused = await (view == "table" ? Open() : OpenWhole())) is not null)
            return;

        menu = await Kept.Of(state, Reader, Http.RequestAborted);
        if (menu.Instead(Http.Request) is { } other)
            Here.NavigateTo(other);
        choices = [.. baselines.Select(one => new Option(ListBaselines.NumberOf(one.Number), one.Name))];
        states = [.. Words.Options<TaskState>(T), new Option("late", T["plan.late"])];
        tabs = [.. Views.Select(one => new Tab(T["plan.view-" + one], state.With(("view", one), ("sort", null)), one == view))];
        if (view == "table")
        {
            await LoadTable();
            return;
        }

        all = desk.Tasks(T, Reader);
        owners = [.. desk.Authorities().Where(option => all.Any(line => line.OwnerCode == option.Value)), new Option("none", T["plan.no-owner"])];
        LoadBoard();
        LoadTimeline();
    }

    // The table reads what it shows; timeline and board show the whole plan.
    private async Task<Problem?> Open()
    {
        var opened = await PlanHead.Open(Slug, Reader, Db, Rules, Clock, CancellationToken.None);
        if (opened.Problem is not null)
            return opened.Problem;
        head = opened.Value;
        baselines = await ListBaselines.Run(head.Id, Db, CancellationToken.None);
        against = ListBaselines.Choose(baselines, Beside);
        return null;
    }

    private async Task<Problem?> OpenWhole()
    {
        var opened = await PlanDesk.Open(Slug, Reader, Db, Rules, Clock, CancellationToken.None);
        if (opened.Problem is not null)
            return opened.Problem;
        baselines = await ListBaselines.Run(opened.Value.Action.Id, Db, CancellationToken.None);
        desk = await ListBaselines.Beside(opened.Value, ListBaselines.Choose(baselines, Beside), Reader, Db, CancellationToken.None);
        (head, against, isDemo) = (desk.Head, desk.Against, desk.IsDemo);
        compared = ComparedView.All(desk);
        return null;
    }

    private async Task LoadTable()
    {
        var known = (await ListTasks.Owners(head, Reader, Db, CancellationToken.None)).ToDictionary(owner => owner.Code);
        owners = [.. known.Values.Select(owner => new Option(owner.Code, $"{owner.Country} – {owner.ShortName}")), new Option("none", T["plan.no-owner"])];
        var read = await ListTasks.Run(head, state, Reader, Db, T, CancellationToken.None);
        isDemo = read.Rows.Any(task => task.IsDemo);
        table = read.As(task => PlanLines.Line(head, task, known.GetValueOrDefault(task.Owner ?? ""), T, Reader) with
        {
            Slip = against is null ? null : Slip.Of(against.Of(PlanKind.Task, task.Number), task.Start, task.End),
        });
    }

    // What has just been moved or is being moved: a card whose form has come back stands there whatever the filters say, for only
    // so can it say what became of the move.
    private void LoadBoard()
    {
        var sent = Http.Request.HasFormContentType ? Http.Request.Form["_handler"].ToString() : "";
        last = LastMove.Parse(LastMoved);
        shown = [.. all.Where(line => line.IsShown(state) || sent == $"move-{line.Number}" || (sent == "undo-move" && line.Number == last?.Number))];
        if (all.FirstOrDefault(line => line.Number == last?.Number && line.MayMove && (line.Version == last.Version || sent == "undo-move")) is not { } card)
            last = null;
        else
            (movedCard, movedText) = (card.Number, T["plan.moved", card.Number, T.Say(Word.Of<TaskState>(last!.From)), card.StateText]);
        if (last is null && all.FirstOrDefault(line => line.Number == Back) is { } put)
            (movedCard, movedText) = (put.Number, T["plan.moved-back", put.Number, put.StateText]);
    }

    private void LoadTimeline()
    {
        var narrowed = state.Filter("owner") is not null || state.Filter("state") is not null || state.Query.Length > 0;
        var packages = desk.Detail.Packages.Where(package => PlanFilter.Is(state, "wp", package.Number.ToString(CultureInfo.InvariantCulture))
            && (!narrowed || shown.Any(line => line.WorkPackage == package.Number) || (state.Query.Length > 0 && IsFoundIn(package))));
        rows = Timeline.Rows(desk, packages, shown, view == "gantt-tasks", T);
        window = PlanWindow.Of(state.Filter(PlanWindow.ZoomKey), state.Filter(PlanWindow.DayKey), Timeline.Axis(desk), desk.Today);
        printHead = Timeline.PrintHead(desk, state, T);
    }

    private bool IsFoundIn(WorkPackage package) => state.Matches([$"WP{package.Number}", .. package.Title.All.Values]);

    private async Task Move(string number)
    {
        var from = all.First(line => line.Number == number).State;
        await Move(number, new(State), Http.Seen(), task => (LastMove.Key, new LastMove(number, from, task.Version).ToString()));
    }

    private Task Undo() => Move(last!.Number, new(last.From), new(last.Version), task => (BackKey, task.Number));

    private async Task Move(string number, MoveTask ask, Seen seen, Func<PlanTask, (string, string?)> then)
    {
        moved = number;
        var made = await MoveTask.Run(Slug, number, ask, seen, Reader, Db, CancellationToken.None);
        if (made.Problem is null)
        {
            Here.NavigateTo(state.With(then(made.Value)));
            return;
        }

        // Somebody else may have moved it while this was under way: the cards show how it stands now.
        await Load();
        problem = made.Problem;
    }
}
