using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Platform.Hosting;

/// <summary>What a program has created. Where it is read stands in the answer's <c>Location</c>.</summary>
/// <param name="Number">What it is called from now on: the number that the server chose, a code, or an identity.</param>
public sealed record Made(string Number)
{
    /// <summary>201 with the place and the number.</summary>
    /// <param name="place">The address at which it is read.</param>
    /// <param name="number">What it is called.</param>
    public static Created<Made> At(string place, IFormattable number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return At(place, number.ToString(format: null, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <inheritdoc cref="At(string, IFormattable)"/>
    public static Created<Made> At(string place, string number) => TypedResults.Created(place, new Made(number));
}
