using System.Linq.Expressions;
using Entente.Look.Components;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Lists;

/// <summary>
/// Says in queries what a list is sorted and narrowed by, under the words that stand in the address; the database does it. A slice makes
/// one, its page reads a <see cref="Page{T}"/> by it, and its export <see cref="Narrow"/>s by the same.
/// </summary>
/// <typeparam name="T">A row as the query gives it: an entity, or a record whose properties the query sets one by one.</typeparam>
public sealed class Listing<T>
    where T : class
{
    private readonly List<Sorting> standing = [];
    private readonly Dictionary<string, Sorting> sorts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<string, Expression<Func<T, bool>>>> filters = new(StringComparer.Ordinal);
    private readonly List<Func<string, Expression<Func<T, bool>>>> elsewhere = [];
    private IReadOnlyList<Expression<Func<T, string?>>> texts = [];

    /// <summary>
    /// The order in which the list stands by itself, one part after the other, and in which rows stand that a sorting finds equal. The last
    /// part is unique, or a row could be on two pages.
    /// </summary>
    public Listing<T> Stands<TValue>(Expression<Func<T, TValue>> by, bool descending = false)
    {
        standing.Add(new(by, descending));
        return this;
    }

    /// <summary>A column that can be sorted by: texts as a reader expects, words of a list in its order, whatever has no value last.</summary>
    public Listing<T> Sort<TValue>(string column, Expression<Func<T, TValue>> by)
    {
        sorts.Add(column, new(by, Descending: false));
        return this;
    }

    /// <summary>A column that can be sorted by, whose values come in an order that the reader's language gives or nobody could compute.</summary>
    public Listing<T> Sort<TValue>(string column, Expression<Func<T, TValue>> by, IEnumerable<TValue> inOrder)
    {
        ArgumentNullException.ThrowIfNull(by);
        sorts.Add(column, new(Expression.Lambda(Sorting.Rank(by.Body, [.. inOrder.Cast<object?>()]), by.Parameters), Descending: false));
        return this;
    }

    /// <summary>A filter of the page.</summary>
    /// <param name="name">As it stands in the address.</param>
    /// <param name="of">What a row must be when the filter has this value; a value that makes no sense finds nothing.</param>
    public Listing<T> Filter(string name, Func<string, Expression<Func<T, bool>>> of)
    {
        filters.Add(name, of);
        return this;
    }

    /// <summary>The texts in one of which each word that is searched for must be, whatever its case and accents.</summary>
    public Listing<T> Search(params IReadOnlyList<Expression<Func<T, string?>>> within)
    {
        texts = within;
        return this;
    }

    /// <summary>Where a word may be besides: in what is known without asking the database, such as the title of a row's work package.</summary>
    /// <param name="of">Which rows such a word finds; it comes as <see cref="ListText.Plain"/> makes it.</param>
    public Listing<T> SearchAlso(Func<string, Expression<Func<T, bool>>> of)
    {
        elsewhere.Add(of);
        return this;
    }

    /// <summary>The rows that are left after search and filters.</summary>
    public IQueryable<T> Narrow(IQueryable<T> all, TableState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var left = all;
        foreach (var (name, of) in filters)
        {
            if (state.Filter(name) is { } wanted)
                left = left.Where(of(wanted));
        }

        return texts.Count == 0 ? left : state.Words.Select(ListText.Plain).Aggregate(left, (rows, word) => rows.Where(HasSomewhere(word!)));
    }

    /// <summary>All rows that are left after search and filters, as the list stands by itself: for exports.</summary>
    public IQueryable<T> Whole(IQueryable<T> all, TableState state) => InOrder(Narrow(all, state), state: null);

    /// <summary>The rows in the order that the reader has chosen; without one, as the list stands by itself.</summary>
    public IQueryable<T> InOrder(IQueryable<T> rows, TableState? state)
    {
        var ordered = rows;
        if (state?.Sort is { } column && sorts.TryGetValue(column, out var chosen))
            ordered = (chosen with { Descending = state.Descending }).Lay(ordered, begins: true);
        foreach (var part in standing)
            ordered = part.Lay(ordered, begins: ReferenceEquals(ordered, rows));
        return ordered;
    }

    /// <summary>
    /// The page that the reader has turned to, by one statement, and one more where there is something to count. A page behind the last is
    /// the last, or the last that is counted.
    /// </summary>
    public Task<Page<T>> Page(IQueryable<T> all, TableState state, CancellationToken stop) => Page(all, [], state, stop);

    /// <summary>The same, and how many rows other lists have (the tabs of the page), counted by the same statement.</summary>
    public async Task<Page<T>> Page(IQueryable<T> all, IReadOnlyList<IQueryable<T>> beside, TableState state, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(beside);
        ArgumentNullException.ThrowIfNull(state);
        var left = Narrow(all, state);
        var number = state.Page;
        var rows = await Turn(left, state, number, stop);
        var ends = rows.Count <= TableState.PageSize && (number == 1 || rows.Count > 0);
        int? known = ends ? ((number - 1) * TableState.PageSize) + rows.Count : null;
        var narrowed = !ReferenceEquals(left, all);
        var counted = await Counts.Of<T>([.. beside, .. known is null ? [left] : Array.Empty<IQueryable<T>>(), .. narrowed ? [all] : Array.Empty<IQueryable<T>>()], stop);
        var count = Math.Min(known ?? counted[beside.Count], Page<T>.MostCounted + 1);
        if (rows.Count == 0 && count > 0)
        {
            number = ((count - 1) / TableState.PageSize) + 1;
            rows = await Turn(left, state, number, stop);
        }

        return new([.. rows.Take(TableState.PageSize)], number, count, narrowed ? counted[^1] : count, rows.Count > TableState.PageSize)
        {
            Sorts = sorts.Keys, Beside = [.. counted.Take(beside.Count)],
        };
    }

    private Task<List<T>> Turn(IQueryable<T> left, TableState state, int number, CancellationToken stop) =>
        InOrder(left, state).Skip((number - 1) * TableState.PageSize).Take(TableState.PageSize + 1).ToListAsync(stop);

    private Expression<Func<T, bool>> HasSomewhere(string word)
    {
        var row = Expression.Parameter(typeof(T), "row");
        Expression<Func<string?, bool>> has = text => ListText.Plain(text)!.Contains(word);
        return Expression.Lambda<Func<T, bool>>(
            texts.Select(text => Put.In(has, Put.In(text, row))).Concat(elsewhere.Select(of => Put.In(of(word), row))).Aggregate(Expression.OrElse), row);
    }
}
