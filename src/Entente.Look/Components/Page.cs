using Entente.Look.Components;

namespace Entente.Look.Components;

/// <summary>Some rows of a list, as a reader turns them over.</summary>
/// <typeparam name="T">What a row shows.</typeparam>
/// <param name="Rows">At most <see cref="TableState.PageSize"/>.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Count">How many rows are left after search and filters; more than <see cref="MostCounted"/> says only that there are more.</param>
/// <param name="Total">How many there would be without search and filters; counted as far.</param>
/// <param name="HasNext">True when another page follows.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Number, int Count, int Total, bool HasNext)
{
    /// <summary>Nobody counts further: a reader of a thousand rows narrows them, and the database need not walk through all the others.</summary>
    public const int MostCounted = 1_000;

    /// <summary>Keys of the columns by which the list can be sorted.</summary>
    public required IReadOnlyCollection<string> Sorts { get; init; }

    /// <summary>How many rows the lists have that were counted beside this one; as far.</summary>
    public IReadOnlyList<int> Beside { get; init; } = [];

    /// <summary>How many pages there are; null where they are not counted.</summary>
    public int? Pages => Count > MostCounted ? null : Math.Max(1, (Count + TableState.PageSize - 1) / TableState.PageSize);

    /// <summary>The same page, with something else made of each row.</summary>
    public Page<TShown> As<TShown>(Func<T, TShown> shown) => new([.. Rows.Select(shown)], Number, Count, Total, HasNext) { Sorts = Sorts, Beside = Beside };
}
