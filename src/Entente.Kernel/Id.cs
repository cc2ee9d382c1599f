using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Entente.Kernel;

/// <summary>
/// The identity of a <typeparamref name="T"/>: an identifier of one kind of thing cannot be passed for another's. It sorts by
/// creation and tells its creation time, so it is never used as a secret.
/// </summary>
/// <typeparam name="T">The thing that it names.</typeparam>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>, IComparable<Id<T>>
{
    /// <summary>A new identity made at <paramref name="now"/>.</summary>
    public static Id<T> New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var read = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return read;
    }

    /// <summary>True for the one that was made before.</summary>
    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;

    /// <summary>True for the one that was made after.</summary>
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;

    /// <summary>True unless it was made after.</summary>
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;

    /// <summary>True unless it was made before.</summary>
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    /// <summary>The identifier in its usual 36 characters.</summary>
    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}
