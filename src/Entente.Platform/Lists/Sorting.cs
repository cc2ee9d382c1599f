using System.Linq.Expressions;

namespace Entente.Platform.Lists;

/// <summary>One part of the order of a list.</summary>
/// <param name="By">What of a row is compared.</param>
/// <param name="Descending">True for the largest first.</param>
internal sealed record Sorting(LambdaExpression By, bool Descending)
{
    /// <summary>Lays this part under the order that there is, or begins one.</summary>
    public IQueryable<T> Lay<T>(IQueryable<T> rows, bool begins)
    {
        var value = By.Body.Type;
        var ordered = rows;
        if (!value.IsValueType || Nullable.GetUnderlyingType(value) is not null)
        {
            // Whatever has no value comes last, in whichever direction, and in both databases.
            ordered = Next(ordered, Expression.Equal(By.Body, Expression.Constant(null, value)), false, begins);
            begins = false;
        }

        var type = Nullable.GetUnderlyingType(value) ?? value;
        var by = type == typeof(string) ? Expression.Call(typeof(ListText), nameof(ListText.InOrder), null, By.Body)
            : type.IsEnum ? Rank(By.Body, [.. Enum.GetValues(type).Cast<object>()])
            : By.Body;
        return Next(ordered, by, Descending, begins);
    }

    /// <summary>The place of a value among all that there are; of any other, the place behind them.</summary>
    public static Expression Rank(Expression value, IReadOnlyList<object?> inOrder) => inOrder.Select((word, place) => (word, place)).Reverse()
        .Aggregate((Expression)Expression.Constant(inOrder.Count), (behind, one) => Expression.Condition(
            Expression.Equal(value, Expression.Convert(Expression.Constant(one.word), value.Type)), Expression.Constant(one.place), behind));

    private IQueryable<T> Next<T>(IQueryable<T> rows, Expression by, bool descending, bool begins)
    {
        var method = (begins, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            _ => nameof(Queryable.ThenByDescending),
        };
        return rows.Provider.CreateQuery<T>(Expression.Call(
            typeof(Queryable), method, [typeof(T), by.Type], rows.Expression, Expression.Quote(Expression.Lambda(by, By.Parameters))));
    }
}

/// <summary>Puts an expression in the place of another's parameter.</summary>
internal static class Put
{
    public static Expression In(LambdaExpression whole, Expression part) => new Place(whole.Parameters[0], part).Visit(whole.Body);

    private sealed class Place(ParameterExpression place, Expression part) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == place ? part : node;
    }
}
