using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>A group whose survival was estimated.</summary>
/// <param name="Name">Which.</param>
/// <param name="AtStart">How many were followed from the start.</param>
/// <param name="Steps">What happened, in order of time.</param>
/// <param name="Ink">Colour of the curve.</param>
public sealed record SurvivalGroup(string Name, int AtStart, IReadOnlyList<SurvivalStep> Steps, Ink Ink);

/// <summary>A time at which somebody had the event or left the study.</summary>
/// <param name="Time">Above 0 and after the step before.</param>
/// <param name="Events">How many had the event.</param>
/// <param name="Censored">How many left without it.</param>
/// <param name="Survival">Estimated share without the event from this time on, 0 to 1.</param>
/// <param name="Low">Lower bound; null: not stated.</param>
/// <param name="High">Upper bound; null: not stated.</param>
public sealed record SurvivalStep(double Time, int Events, int Censored, double Survival, double? Low = null, double? High = null);

/// <summary>Shares without an event over time, as steps; small strokes where somebody left, and below how many were still followed.</summary>
public sealed class SurvivalPicture : Picture
{
    private readonly string time;
    private readonly SurvivalGroup[] groups;

    /// <summary>Curves as a method estimated them; <paramref name="time"/> says what is counted and in what: "Weeks in remission".</summary>
    public SurvivalPicture(string id, string title, string time, IReadOnlyList<SurvivalGroup> groups)
        : base(id, title)
    {
        (this.time, this.groups) = (time, [.. groups]);
        foreach (var group in groups)
        {
            double before = 0, share = 1;
            int left = group.AtStart;
            foreach (var step in group.Steps)
            {
                left -= step.Events + step.Censored;
                if (Checked(step.Time, group.Name) <= before || step.Events < 0 || step.Censored < 0 || left < 0)
                    throw new ArgumentException($"{group.Name}: times rise, and nobody leaves twice.", nameof(groups));
                if (Checked(step.Survival, group.Name) < 0 || step.Survival > share || step.Low > step.Survival || step.High < step.Survival)
                    throw new ArgumentException($"{group.Name}: survival goes down from 1 towards 0, inside its bounds.", nameof(groups));
                if (step.Events == 0 && step.Survival < share)
                    throw new ArgumentException($"{group.Name}: survival falls only where somebody has the event.", nameof(groups));
                if (step.Low is null != step.High is null)
                    throw new ArgumentException($"{group.Name}: both bounds are stated or none.", nameof(groups));
                foreach (double bound in new[] { step.Low, step.High }.OfType<double>())
                {
                    if (Checked(bound, group.Name) is < 0 or > 1)
                        throw new ArgumentOutOfRangeException(nameof(groups), bound, $"{group.Name}: a share lies between 0 and 1.");
                }

                (before, share) = (step.Time, step.Survival);
            }
        }
    }

    internal override bool IsEmpty => !groups.Any(group => group.AtStart > 0);

    internal override IReadOnlyList<PictureKey> Keys(IStringLocalizer texts) => [.. groups.Select((group, at) => new PictureKey(group.Name, PictureMark.Line, group.Ink, at))];

    public override PictureTable Table(IStringLocalizer texts)
    {
        bool bounds = groups.Any(group => group.Steps.Any(step => step.Low is not null));
        return new(
            [
                texts["survival.group"], time, texts["survival.at-risk"], texts["survival.events"], texts["survival.censored"], texts["survival.share"],
                .. bounds ? [texts["survival.low"].Value, texts["survival.high"].Value] : Array.Empty<string>(),
            ],
            [
                .. groups.SelectMany(group => group.Steps.Prepend(new(0, 0, 0, 1, 1, 1)).Select(step => (IReadOnlyList<PictureCell>)
                [
                    PictureCell.Of(group.Name), PictureCell.Of(step.Time, PictureNumbers.Places(step.Time)), PictureCell.Of(AtRisk(group, step.Time), 0),
                    PictureCell.Of(step.Events, 0), PictureCell.Of(step.Censored, 0), PictureCell.Percent(step.Survival),
                    .. bounds ? [PictureCell.Percent(step.Low), PictureCell.Percent(step.High)] : Array.Empty<PictureCell>(),
                ])),
            ]);
    }

    internal override string Summary(IStringLocalizer texts) => texts["survival.summary", time, string.Join(texts["join"], groups.Where(group => group.AtStart > 0).Select(group =>
    {
        var last = group.Steps.Count == 0 ? new(0, 0, 0, 1) : group.Steps[^1];
        var median = group.Steps.FirstOrDefault(step => step.Survival <= 0.5);
        string half = median is null ? texts["survival.no-median"] : texts["survival.median", PictureNumbers.Tick(median.Time)];
        string share = PictureNumbers.WithUnit(last.Survival * 100, 1, "%");
        if (last is { Low: { } low, High: { } high })
            share = texts["interval", share, PictureNumbers.Show(low * 100, 1), PictureNumbers.Show(high * 100, 1)];
        return texts["survival.said", group.Name, group.AtStart, share, PictureNumbers.Tick(last.Time), half].Value;
    }))];

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        bool narrow = width < 500;
        double riskRow = 18, field = narrow ? 220 : 250, head = field + Plot.TickRoom + Plot.NameRoom + 24;
        var drawing = new Drawing(width, head + (groups.Length * riskRow), prefix);
        var across = LinearScale.Over(groups.SelectMany(group => group.Steps).Select(step => step.Time), narrow ? 4 : 8);
        var up = LinearScale.Between(0, 100);
        double left = Math.Max(Plot.RoomFor(up, Percent), Math.Min(groups.Max(group => Words.Width(group.Name)) + 22, width * 0.26));
        var plot = new Plot(drawing, across, up, left, 10, width - 12, field);
        plot.Upright(Percent);
        plot.Below(PictureNumbers.Tick, time);
        foreach (var (group, at) in groups.Select((group, at) => (group, at)))
            Curve(drawing, plot, group, at, across.To, texts);

        drawing.Text(texts["survival.at-risk"], 0, head - 8, "name");
        foreach (var (group, at) in groups.Select((group, at) => (group, at)))
        {
            double y = head + (at * riskRow) + 8;
            drawing.Text(group.Name, left - 18, y, "label", "end", left - 18);
            foreach (double tick in across.Ticks)
                drawing.Text(PictureNumbers.Show(AtRisk(group, tick), 0), plot.X(tick), y, anchor: "middle");
        }

        return drawing;
    }

    private static string Percent(double value) => PictureNumbers.WithUnit(value, 0, "%");

    // Who has the event or leaves at a time was still at risk just before it.
    private static int AtRisk(SurvivalGroup group, double time) =>
        group.AtStart - group.Steps.Where(step => step.Time < time).Sum(step => step.Events + step.Censored);

    private static void Curve(Drawing drawing, Plot plot, SurvivalGroup group, int order, double end, IStringLocalizer texts)
    {
        string ink = Drawing.Class(group.Ink);
        var steps = group.Steps.Prepend(new(0, 0, 0, 1, 1, 1)).ToList();
        double[] times = [.. steps.Select(step => step.Time)];
        foreach (string way in plot.Bands(times, [.. steps.Select(step => step.Low * 100)], [.. steps.Select(step => step.High * 100)], stepped: true))
            drawing.Path(way, $"band band-0 {ink}");
        foreach (string way in plot.Ways(times, [.. steps.Select(step => (double?)step.Survival * 100)], stepped: true))
            drawing.Path(way, $"stroke dash-{order % 5} {ink}");
        foreach (var step in steps.Where(step => step.Censored > 0))
        {
            double x = plot.X(step.Time), y = plot.Y(step.Survival * 100);
            drawing.Line(x, y - 6, x, y + 6, $"whisker {ink}");
        }

        foreach (var step in steps.Where(step => step.Events > 0))
            drawing.Circle(plot.X(step.Time), plot.Y(step.Survival * 100), 6, "touch", $"{group.Name}, {PictureNumbers.Tick(step.Time)}{WrittenSigns.Colon}{PictureNumbers.WithUnit(step.Survival * 100, 1, "%")}");
    }
}
