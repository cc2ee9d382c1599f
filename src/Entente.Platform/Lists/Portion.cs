using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Entente.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Lists;

/// <summary>What of a list a program asks for.</summary>
/// <param name="After">Where the portion before ended; null for the beginning.</param>
/// <param name="Take">How many rows; null for <see cref="Usual"/>.</param>
public readonly record struct PortionAsk(string? After, int? Take)
{
    /// <summary>Rows of a portion when nobody says how many.</summary>
    public const int Usual = 100;

    /// <summary>Most rows of a portion.</summary>
    public const int Most = 500;

    /// <summary>How many rows are asked for.</summary>
    public Result<int> Rows() => (Take ?? Usual) is var rows and >= 1 and <= Most
        ? rows
        : Refused("take", Problem.Malformed("platform.list-take", "Take {0} to {1} rows at a time.", 1, Most));

    /// <summary>Reads a portion of a list in the order of its keys: what comes or goes meanwhile neither repeats a row nor skips one.</summary>
    /// <param name="list">All that the asker may see, in no order.</param>
    /// <param name="key">Unique.</param>
    /// <param name="descending">True for the largest first.</param>
    /// <param name="stop">Calls it off.</param>
    public async Task<Result<Portion<T>>> Of<T, TKey>(IQueryable<T> list, Expression<Func<T, TKey>> key, bool descending, CancellationToken stop)
        where TKey : IParsable<TKey>
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Rows().Problem is { } unfit)
            return unfit;
        var take = Rows().Value;
        var rest = list;
        if (After is not null)
        {
            if (!TKey.TryParse(After, CultureInfo.InvariantCulture, out var after))
                return Refused("after", Problem.Malformed("platform.list-after", "'{0}' is no place in this list. Go on with the address that Link gave.", After));
            rest = rest.Where(Behind(key, after, descending));
        }

        var rows = await (descending ? rest.OrderByDescending(key) : rest.OrderBy(key)).Take(take + 1).ToListAsync(stop);
        var kept = rows.Take(take).ToList();
        return new Portion<T>(kept, rows.Count > take ? Convert.ToString(key.Compile()(kept[^1]), CultureInfo.InvariantCulture) : null);
    }

    private static Problem Refused(string place, Problem problem) =>
        problem with { Faults = [new(place, problem.Code, problem.Message, problem.Arguments)] };

    private static Expression<Func<T, bool>> Behind<T, TKey>(Expression<Func<T, TKey>> key, TKey after, bool descending)
    {
        // A member of an object, as the compiler writes it, becomes a parameter of the statement; a constant would make a new statement each time.
        var end = Expression.PropertyOrField(Expression.Constant(new End<TKey>(after)), nameof(End<TKey>.Value));
        var compare = descending ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        var behind = typeof(TKey) == typeof(string)
            ? Expression.MakeBinary(compare, Expression.Call(typeof(string), nameof(string.Compare), null, key.Body, end), Expression.Constant(0))
            : Expression.MakeBinary(compare, key.Body, end);
        return Expression.Lambda<Func<T, bool>>(behind, key.Parameters);
    }

    private sealed record End<TKey>(TKey Value);
}

/// <summary>Some rows of a list for a program.</summary>
/// <param name="Rows">In the order of the list.</param>
/// <param name="Next">To be sent as <c>after</c> to go on; null at the end.</param>
public sealed record Portion<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <summary>The answer with these rows as programs see them.</summary>
    public PortionAnswer<IReadOnlyList<TView>> As<TView>(Func<T, TView> view) => new([.. Rows.Select(view)], Next);

    /// <summary>The answer with these rows in something larger.</summary>
    public PortionAnswer<TBody> In<TBody>(Func<IReadOnlyList<T>, TBody> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(body(Rows), Next);
    }
}

/// <summary>A portion of a list as JSON; its <c>Link</c> says where the list goes on.</summary>
public sealed class PortionAnswer<TBody>(TBody body, string? next) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TBody), ["application/json"]));
        builder.Metadata.Add(new AnswersPortion());
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (next is not null)
        {
            var asked = httpContext.Request.Query.Where(pair => !string.Equals(pair.Key, "after", StringComparison.OrdinalIgnoreCase));
            var query = new QueryBuilder(asked) { { "after", next } };
            httpContext.Response.Headers.Link = $"<{httpContext.Request.PathBase}{httpContext.Request.Path}{query.ToQueryString()}>; rel=\"next\"";
        }

        return TypedResults.Ok(body).ExecuteAsync(httpContext);
    }
}

/// <summary>Marks a door that gives a list portion by portion, for the API's description.</summary>
internal sealed class AnswersPortion;
