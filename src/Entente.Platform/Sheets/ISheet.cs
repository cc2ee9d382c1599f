using Entente.Kernel;
using Entente.Look.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Sheets;

/// <summary>A table of a room that people can take with them; registered by <see cref="SheetsOfRooms.AddSheet{TSheet}"/>.</summary>
public interface ISheet
{
    /// <summary>Stable, <c>actions.deliverables</c>.</summary>
    string Kind { get; }

    /// <summary>The table for the one who asks now: refuses, counts, and gives the rows one by one.</summary>
    Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop);
}

/// <summary>Which rows of a table.</summary>
/// <param name="Of">Whose: the slug of an action; empty for a table that is nobody's.</param>
/// <param name="State">Search and filters, as on the page.</param>
/// <param name="View">The tab of the page; null for its first.</param>
public sealed record SheetAsk(string Of, TableState State, string? View)
{
    /// <summary>Reads search, filters and view from the query of an address.</summary>
    public static SheetAsk From(string of, string query) =>
        new(of, TableState.From("/?" + query.TrimStart('?')), QueryHelpers.ParseQuery(query).GetValueOrDefault("view").FirstOrDefault());
}

/// <summary>How a room makes its tables known.</summary>
public static class SheetsOfRooms
{
    /// <summary>A table that people can take with them.</summary>
    public static IServiceCollection AddSheet<TSheet>(this IServiceCollection services)
        where TSheet : class, ISheet => services.AddScoped<ISheet, TSheet>();
}
