using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Look.Components;

namespace Entente.Platform.Views;

/// <summary>
/// What a reader has chosen for a table, kept under a name. It is an address and nothing else: whoever opens it sees what they may
/// see, whoever kept it.
/// </summary>
public sealed class SavedView : Entity
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 80;

    /// <summary>Longest part of an address behind its question mark.</summary>
    public const int LongestQuery = 2000;

    /// <summary>In its address.</summary>
    public required Id<SavedView> Id { get; init; }

    /// <summary>The page, as its path: <c>/ja/jams-2-0/plan</c>.</summary>
    public required string Page { get; init; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The part behind the question mark.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Whose it is.</summary>
    public required Guid Account { get; init; }

    /// <summary>What people called the owner.</summary>
    public required string By { get; init; }

    /// <summary>
    /// Who sees it too, as an audience names them (<c>authority:fr-ansm</c>, <c>action:jams-2-0</c>); null: only its owner.
    /// </summary>
    public string? SharedWith { get; private set; }

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its owner threw it away; null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>The address that opens it; it names the view, so that the page can say which one is open.</summary>
    public string Href => Query.Length == 0 ? $"{Page}?saved={Id}" : $"{Page}?{Query}&saved={Id}";

    /// <summary>Keeps what the address chooses.</summary>
    [TellsNobody("A view is kept for those who look, and read where it is shown.")]
    public static Result<SavedView> Keep(string page, string? query, string? name, string? sharedWith, Actor owner, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var view = new SavedView { Id = Id<SavedView>.New(now), Page = page, Account = owner.Account ?? Guid.Empty, By = owner.DisplayName, At = now };
        if (view.Call(name, sharedWith, owner).Problem is { } refused)
            return refused;
        return view.Choose(query).Problem is { } unfit ? unfit : view;
    }

    /// <summary>Gives it a name, and says who sees it too. Whoever it was shared with may stay, even if the owner no longer belongs to them.</summary>
    [TellsNobody("A view is kept for those who look, and read where it is shown.")]
    public Result<Done> Call(string? name, string? sharedWith, Actor owner)
    {
        var typed = name?.Trim() ?? "";
        if (typed.Length is 0 or > LongestName || typed.Any(char.IsControl))
            return Faulty("Name", "platform.view-unnamed", "Give the view a name of at most 80 characters.");
        var shared = string.IsNullOrWhiteSpace(sharedWith) ? null : sharedWith.Trim();
        if (shared is not null && shared != SharedWith && !Circles(owner).Contains(shared))
            return Faulty("SharedWith", "platform.view-share-not-yours", "You can share a view with your authority, and with a joint action in which you have a role.");
        (Name, SharedWith) = (typed, shared);
        return new Done();
    }

    /// <summary>Chooses otherwise; which part of the table is shown and what was just done are not part of it.</summary>
    [TellsNobody("A view is kept for those who look, and read where it is shown.")]
    public Result<Done> Choose(string? query)
    {
        var chosen = TableState.From($"{Page}?{query?.TrimStart('?')}").With(("saved", null), ("before", null));
        var kept = chosen.Contains('?', StringComparison.Ordinal) ? chosen[(chosen.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";
        if (kept.Length > LongestQuery)
            return Problem.Rule("platform.view-too-long", "This view chooses too much to be kept. Take some filters away and try again.");
        Query = kept;
        return new Done();
    }

    /// <summary>Throws it away, or takes it back.</summary>
    [TellsNobody("A view is kept for those who look, and read where it is shown.")]
    public void Stand(bool stands, DateTimeOffset now) => RemovedAt = stands ? null : RemovedAt ?? now;

    /// <summary>True for its owner, and while it stands for those whom it is shared with.</summary>
    public bool IsSeenBy(Actor reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return (reader.Account is { } account && Account == account) || (RemovedAt is null && SharedWith is { } shared && Circles(reader).Contains(shared));
    }

    /// <summary>Those whom somebody can share a view with: their authority, and the joint actions in which they have a role.</summary>
    public static IReadOnlyList<string> Circles(Actor person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return [.. person.Names.Where(name => !name.StartsWith("person:", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A refusal that belongs to one field.</summary>
    internal static Problem Faulty(string field, string code, string message) => Problem.Rule(code, message) with { Faults = [new(field, code, message)] };
}

/// <summary>The view with which a page opens for a person when its address chooses nothing.</summary>
public sealed class DefaultView
{
    /// <summary>Whose.</summary>
    public required Guid Account { get; init; }

    /// <summary>The page's path.</summary>
    public required string Page { get; init; }

    /// <summary>Which view.</summary>
    public required Id<SavedView> View { get; set; }
}
