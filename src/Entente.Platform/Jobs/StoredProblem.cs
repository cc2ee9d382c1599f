using System.Globalization;
using System.Text.Json;
using Entente.Kernel;

namespace Entente.Platform.Jobs;

/// <summary>A refusal as a job keeps it: its values come back as what they were, so that a page can write them in the reader's language.</summary>
internal static class StoredProblem
{
    private sealed record Stored(ProblemKind Kind, string Code, string Message, IReadOnlyList<string> Arguments, IReadOnlyList<StoredFault> Faults);

    private sealed record StoredFault(string Place, string Code, string Message, IReadOnlyList<string> Arguments);

    public static string Write(Problem problem) => JsonSerializer.Serialize(new Stored(
        problem.Kind, problem.Code, problem.Message, [.. problem.Arguments.Select(Say)],
        [.. problem.Faults.Select(fault => new StoredFault(fault.Place, fault.Code, fault.Message, [.. fault.Arguments.Select(Say)]))]));

    public static Problem Read(string text)
    {
        var stored = JsonSerializer.Deserialize<Stored>(text)!;
        return new(stored.Kind, stored.Code, stored.Message, [.. stored.Arguments.Select(Hear)])
        {
            Faults = [.. stored.Faults.Select(fault => new Fault(fault.Place, fault.Code, fault.Message, [.. fault.Arguments.Select(Hear)]))],
        };
    }

    // One letter for the kind of value, then the value.
    private static string Say(object value) => value switch
    {
        int or long => "n" + ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        decimal number => "q" + number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => "d" + day.ToString("O", CultureInfo.InvariantCulture),
        PartialDate date => "p" + date,
        Money money => string.Create(CultureInfo.InvariantCulture, $"m{money.Currency}{money.Amount}"),
        LocalText text => "l" + JsonSerializer.Serialize(text.All),
        _ => "s" + string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static object Hear(string value) => value[0] switch
    {
        'n' => long.Parse(value.AsSpan(1), CultureInfo.InvariantCulture),
        'q' => decimal.Parse(value.AsSpan(1), CultureInfo.InvariantCulture),
        'd' => DateOnly.ParseExact(value.AsSpan(1), "O", CultureInfo.InvariantCulture),
        'p' => PartialDate.Parse(value[1..], null),
        'm' => new Money(decimal.Parse(value.AsSpan(4), CultureInfo.InvariantCulture), value[1..4]),
        'l' => LocalText.Of(JsonSerializer.Deserialize<Dictionary<string, string?>>(value.AsSpan(1))!),
        _ => value[1..],
    };
}
