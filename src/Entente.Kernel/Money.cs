using System.Globalization;

namespace Entente.Kernel;

/// <summary>An amount in a currency. Amounts of different currencies do not add up.</summary>
/// <param name="Amount">In the currency's main unit (euro, not cent).</param>
/// <param name="Currency">ISO 4217, upper case.</param>
public readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    /// <summary>An amount in euro.</summary>
    public static Money Euro(decimal amount) => new(amount, "EUR");

    /// <summary>The part of this amount that <paramref name="fraction"/> (0 to 1) stands for, unrounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is below 0 or above 1.</exception>
    public Money Share(decimal fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1m);
        return this with { Amount = Amount * fraction };
    }

    /// <summary>The sum; throws when the currencies differ.</summary>
    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + right.In(left.Currency) };

    /// <summary>The difference; throws when the currencies differ.</summary>
    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - right.In(left.Currency) };

    /// <summary>Compares amounts; throws when the currencies differ.</summary>
    public int CompareTo(Money other) => Amount.CompareTo(other.In(Currency));

    /// <summary>Invariant: <c>4800000 EUR</c>. Pages format by the reader's language instead.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.##} {Currency}");

    private decimal In(string currency) => Currency == currency
        ? Amount
        : throw new InvalidOperationException($"{Currency} does not mix with {currency}.");
}
