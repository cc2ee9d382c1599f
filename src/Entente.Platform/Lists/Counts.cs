using System.Linq.Expressions;
using Entente.Look.Components;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Lists;

/// <summary>Counts rows for readers, each of several lists up to <see cref="Page{T}.MostCounted"/> and one more, all by one statement.</summary>
public static class Counts
{
    /// <summary>How many rows each of the lists has, in their order; one more than <see cref="Page{T}.MostCounted"/> for more.</summary>
    public static async Task<IReadOnlyList<int>> Of<T>(IReadOnlyList<IQueryable<T>> lists, CancellationToken stop)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(lists);
        return await InFull([.. lists.Select(list => list.Take(Page<T>.MostCounted + 1))], stop);
    }

    /// <summary>The same to the last row, for lists that an index counts.</summary>
    internal static async Task<IReadOnlyList<int>> InFull<T>(IReadOnlyList<IQueryable<T>> lists, CancellationToken stop)
        where T : class
    {
        if (lists.Count == 0)
            return [];
        var numbered = lists.Select((list, number) => list.Select(Always<T>(number))).Aggregate(Queryable.Concat);
        var counted = await numbered.GroupBy(number => number).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return [.. lists.Select((_, number) => counted.GetValueOrDefault(number))];
    }

    // A constant of the statement: a parameter would have no type between the parts of a union.
    private static Expression<Func<T, int>> Always<T>(int number) => Expression.Lambda<Func<T, int>>(Expression.Constant(number), Expression.Parameter(typeof(T), "row"));
}
