namespace Entente.Kernel.Access;

/// <summary>
/// A part of the platform that a role is granted for. What lies inside another scope has a longer kind and a longer code, step by step:
/// work package 5 of an action is <c>action/work-package</c>, <c>jams-2-0/5</c>. So whether a scope lies in another is read from the two alone.
/// </summary>
/// <param name="Kind">What sort of part: the words of the kinds around it and its own, with <c>/</c> between them; a room brings its kinds.</param>
/// <param name="Code">Which one: the codes of those around it and its own, with <c>/</c> between them; empty for the platform.</param>
public readonly record struct Scope(string Kind, string Code)
{
    /// <summary>The kind of everything on this platform.</summary>
    public const string PlatformKind = "platform";

    /// <summary>The kind of one national authority.</summary>
    public const string AgencyKind = "agency";

    /// <summary>Everything.</summary>
    public static Scope Platform { get; } = new(PlatformKind, "");

    /// <summary>One authority, by its code (<c>fr-ansm</c>).</summary>
    public static Scope Agency(string code) => new(AgencyKind, code);

    /// <summary>The scope around this one; null for an outermost.</summary>
    public Scope? Around =>
        Kind.LastIndexOf('/') is var kind and > 0 && Code.LastIndexOf('/') is var code and > 0 ? new(Kind[..kind], Code[..code]) : null;

    /// <summary>This scope and those around it, the innermost first.</summary>
    public IEnumerable<Scope> Outwards()
    {
        for (Scope? here = this; here is { } scope; here = scope.Around)
            yield return scope;
    }

    /// <summary>The scope of this kind that this one is or lies in; null for none.</summary>
    public Scope? Within(string kind)
    {
        foreach (var scope in Outwards())
        {
            if (scope.Kind == kind)
                return scope;
        }

        return null;
    }

    /// <summary>True when <paramref name="asked"/> lies inside this scope.</summary>
    public bool Covers(Scope asked) => Kind == PlatformKind || asked.Within(Kind) == this;
}
