using Microsoft.Extensions.Localization;

namespace Entente.Actions.MyWork;

/// <summary>A task, a deliverable or a milestone of the reader or of the reader's authority, as pages show it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Href">Its page.</param>
/// <param name="Kind">What it asks for: "Do the task".</param>
/// <param name="Where">"JAMS 2.0, WP5".</param>
/// <param name="Who">The person who is named for it; null for nobody.</param>
/// <param name="Sign">Its day, looked at today; null when none is stated.</param>
public sealed record OwnLine(string Number, string Title, string Href, string Kind, string Where, string? Who, DueSign? Sign)
{
    /// <summary>The day has passed.</summary>
    public bool IsLate => Sign is { IsLate: true };

    /// <summary>How far away the day is; null for none.</summary>
    public string? Left { get; init; }
}

/// <summary>An action or a work package of the reader or of the reader's authority.</summary>
/// <param name="Name">"JAMS 2.0 WP5".</param>
/// <param name="Title">What it is about.</param>
/// <param name="Href">Its page.</param>
/// <param name="Part">What part one has in it.</param>
public sealed record OwnPart(string Name, string Title, string Href, string Part);

/// <summary>Makes lines of what is a reader's.</summary>
internal static class WorkLines
{
    public static WaitingItem Waiting(WorkItem item, IStringLocalizer texts) => new(
        item.Sign is { IsLate: true } ? Tone.Late : item.Sign is null ? Tone.Info : Tone.Wait, Text(item, texts), item.Href, texts[item.Button], item.Act!)
    {
        Where = item.Kind is WorkKind.End or WorkKind.Status or WorkKind.Amendment ? item.Title : Where(item, texts), Asker = item.Asker, Until = item.Sign?.Ends,
        Left = item.Sign is { } sign ? Attention.Days(sign.DaysLeft, texts) : null,
    };

    public static OwnLine Own(WorkItem item, IStringLocalizer texts) => new(
        item.Number, item.Title, item.Href, texts[$"work.kind-{item.Kind.ToString().ToLowerInvariant()}"], Where(item, texts), item.Who, item.Sign)
    {
        Left = item.Sign is { } sign ? Attention.Days(sign.DaysLeft, texts) : null,
    };

    public static IReadOnlyList<OwnPart> Parts(MyWorkDetail work, Actor reader, IStringLocalizer texts) =>
    [
        .. work.OwnActions(reader).Select(action => new OwnPart(
            action.Head.Acronym, action.Head.Title.In(Formats.Language).Text, $"/ja/{action.Head.Slug}", texts[IsOf(reader, action.Head.LeadAuthority) ? "mine.coordinate" : "mine.role"])),
        .. work.OwnWorkPackages.Select(one => new OwnPart(
            $"{one.Action.Head.Acronym} WP{one.Package.Number}", one.Package.Title.In(Formats.Language).Text, $"/ja/{one.Action.Head.Slug}/wp/{one.Package.Number}",
            texts[work.Own.Leads(one.Action.Head.Id, one.Package.Number) ? "mine.lead" : "mine.role"])),
    ];

    private static bool IsOf(Actor reader, string? authority) => authority is not null && reader.Authority == authority;

    private static string Text(WorkItem item, IStringLocalizer texts) => item.Kind switch
    {
        WorkKind.End => texts["waiting.end", item.Acronym],
        WorkKind.Status => texts["waiting.status", item.Acronym],
        WorkKind.Amendment => texts["attention.amendment-proposed", item.Acronym, texts.Say(item.Amendment!.Value)],
        _ => texts["attention.due", item.Number, item.Title],
    };

    private static string Where(WorkItem item, IStringLocalizer texts) =>
        item.WorkPackage is { } package ? texts["waiting.where", item.Acronym, package] : item.Acronym;
}
