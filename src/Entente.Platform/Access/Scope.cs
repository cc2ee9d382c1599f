using System.Globalization;

namespace Entente.Platform.Access;

/// <summary>How far a role or a permission reaches.</summary>
public enum ScopeKind
{
    /// <summary>Everything on this platform.</summary>
    Platform,

    /// <summary>One national authority.</summary>
    Agency,

    /// <summary>One joint action with all its work packages.</summary>
    Action,

    /// <summary>One work package.</summary>
    WorkPackage,
}

/// <summary>A part of the platform that a role is granted for.</summary>
/// <param name="Kind">How far it reaches.</param>
/// <param name="Code">Empty for the platform; an authority's code; an action's slug; <c>slug/number</c> for a work package.</param>
public readonly record struct Scope(ScopeKind Kind, string Code)
{
    /// <summary>Everything.</summary>
    public static Scope Platform { get; } = new(ScopeKind.Platform, "");

    /// <summary>One authority, by its code (<c>fr-ansm</c>).</summary>
    public static Scope Agency(string code) => new(ScopeKind.Agency, code);

    /// <summary>One joint action, by its slug (<c>jams-2-0</c>).</summary>
    public static Scope Action(string slug) => new(ScopeKind.Action, slug);

    /// <summary>One work package.</summary>
    public static Scope WorkPackage(string slug, int number) =>
        new(ScopeKind.WorkPackage, string.Create(CultureInfo.InvariantCulture, $"{slug}/{number}"));

    /// <summary>True when <paramref name="asked"/> lies inside this scope.</summary>
    public bool Covers(Scope asked) =>
        this == asked
        || Kind == ScopeKind.Platform
        || (Kind == ScopeKind.Action && asked.Kind == ScopeKind.WorkPackage
            && asked.Code.StartsWith(Code + "/", StringComparison.Ordinal));
}
