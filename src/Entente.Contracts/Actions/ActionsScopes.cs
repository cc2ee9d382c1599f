using System.Globalization;
using Entente.Kernel.Access;

namespace Entente.Contracts.Actions;

/// <summary>The kinds of scope that joint actions bring. A room whose things lie in an action makes its own kind below <see cref="ActionKind"/>.</summary>
public static class ActionsScopes
{
    /// <summary>One joint action with all that lies in it.</summary>
    public const string ActionKind = "action";

    /// <summary>One work package.</summary>
    public const string WorkPackageKind = "action/work-package";

    /// <summary>One joint action, by its slug (<c>jams-2-0</c>).</summary>
    public static Scope Action(string slug) => new(ActionKind, slug);

    /// <summary>One work package, by its number.</summary>
    public static Scope WorkPackage(string slug, int number) => new(WorkPackageKind, string.Create(CultureInfo.InvariantCulture, $"{slug}/{number}"));

    /// <summary>Slug of the joint action that a scope is or lies in; null for none.</summary>
    public static string? ActionOf(Scope scope) => scope.Within(ActionKind)?.Code;
}
