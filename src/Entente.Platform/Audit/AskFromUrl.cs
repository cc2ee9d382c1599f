using System.Globalization;
using Entente.Kernel;
using Entente.Look.Components;

namespace Entente.Platform.Audit;

/// <summary>Reads what somebody wants to know from the address of a page; what makes no sense there narrows nothing.</summary>
internal static class AskFromUrl
{
    public static ActivityAsk Ask(this TableState state) => new()
    {
        Place = state.Filter("action"),
        Item = state.Filter("item"),
        Thing = state.Filter("thing"),
        By = state.Filter("by"),
        Authority = state.Filter("authority"),
        Kind = Word.Is<AuditKind>(state.Filter("kind"), out var kind) ? kind : null,
        From = Day(state.Filter("from")),
        To = Day(state.Filter("to")),
        Before = long.TryParse(state.Filter("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
    };

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999 ? day : null;
}
