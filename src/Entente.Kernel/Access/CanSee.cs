using System.Linq.Expressions;

namespace Entente.Kernel.Access;

/// <summary>Who a projection of a record is made for. Absence means the narrowest, so that comes first.</summary>
public enum Edition
{
    /// <summary>Named authorities, teams or persons.</summary>
    Restricted,

    /// <summary>All national authorities.</summary>
    Network,

    /// <summary>A named outside party about its own records, or signed-in professionals.</summary>
    Partner,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>How a record must be handled: the words of the Traffic Light Protocol 2.0, narrowest first.</summary>
public enum Handling
{
    /// <summary>TLP:RED, named persons only.</summary>
    Red,

    /// <summary>TLP:AMBER+STRICT, the named organisations only.</summary>
    AmberStrict,

    /// <summary>TLP:AMBER, the recipients' organisations, by need to know.</summary>
    Amber,

    /// <summary>TLP:GREEN, the community.</summary>
    Green,

    /// <summary>TLP:CLEAR, no limit.</summary>
    Clear,
}

/// <summary>A record that not everybody may see.</summary>
public interface IVisible
{
    /// <summary>Who it is made for.</summary>
    Edition Edition { get; }

    /// <summary>How it must be handled.</summary>
    Handling Handling { get; }

    /// <summary>Who is named, as <see cref="Entente.Kernel.Access.Audience"/> writes them; empty for nobody.</summary>
    string Audience { get; }
}

/// <summary>The named readers of a record: words between single spaces, with a space at either end.</summary>
public static class Audience
{
    /// <summary>A person.</summary>
    public static string Person(Guid account) => $"person:{account:N}";

    /// <summary>Everybody at an authority.</summary>
    public static string Authority(string code) => $"authority:{code}";

    /// <summary>Everybody with a role in a scope, or in one that lies in it.</summary>
    public static string Team(Scope scope) => $"{scope.Kind}:{scope.Code}";

    /// <summary>Whoever holds an office on the day of reading: its holders come and go, and the record need not know them.</summary>
    public static string Holder(Role role, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(role);
        return $"{role.Code}@{scope.Kind}:{scope.Code}";
    }

    /// <summary>The stored form of several names.</summary>
    public static string Of(params IEnumerable<string> names) => string.Concat(names.Select(name => $" {name} "));
}

/// <summary>
/// The one decision about who may see what, for page, API, export, search, notice and feed alike. Default: no.
/// <list type="bullet">
/// <item>A public record that is TLP:CLEAR is everybody's.</item>
/// <item>A record for the network, for partners or for the public is every national authority's, up to TLP:AMBER.</item>
/// <item>A named authority, team or person sees it whatever its edition, except TLP:RED, which only named persons and holders of named offices see.</item>
/// </list>
/// </summary>
public static class CanSee
{
    /// <summary>
    /// True when codes, numbers and days of <paramref name="item"/> may stand in a mail, which passes through strange hands: what is made for
    /// the network at least and is TLP:GREEN or TLP:CLEAR. Of everything else a mail says only that there is something to read.
    /// </summary>
    public static bool MayBeMailed(IVisible item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Edition >= Edition.Network && item.Handling >= Handling.Green;
    }

    /// <summary>True when <paramref name="reader"/> may see <paramref name="item"/>.</summary>
    public static bool Item(Actor reader, IVisible item)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(item);
        if (item.Edition == Edition.Public && item.Handling == Handling.Clear)
            return true;
        if (item.Edition >= Edition.Network && item.Handling >= Handling.Amber && reader.IsNetwork)
            return true;

        var names = item.Handling == Handling.Red ? reader.OwnNames : reader.Names;
        return names.Any(name => item.Audience.Contains($" {name} ", StringComparison.Ordinal));
    }

    /// <summary>
    /// The same decision for a query: the database gives only what the reader may see. A test holds it against
    /// <see cref="Item"/> for every combination.
    /// </summary>
    public static IQueryable<T> SeenBy<T>(this IQueryable<T> items, Actor reader)
        where T : class, IVisible
    {
        ArgumentNullException.ThrowIfNull(reader);
        var network = reader.IsNetwork;
        Expression<Func<T, bool>> seen = item =>
            (item.Edition == Edition.Public && item.Handling == Handling.Clear)
            || (network && item.Edition != Edition.Restricted && item.Handling != Handling.Red && item.Handling != Handling.AmberStrict);
        var own = reader.OwnNames.ToHashSet(StringComparer.Ordinal);
        foreach (var name in reader.Names.Distinct())
        {
            var word = $" {name} ";
            var isOwn = own.Contains(name);
            seen = Or(seen, item => (isOwn || item.Handling != Handling.Red) && item.Audience.Contains(word));
        }

        return items.Where(seen);
    }

    private static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(left.Body, new Rename(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
