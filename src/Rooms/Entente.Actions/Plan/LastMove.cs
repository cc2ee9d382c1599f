using System.Globalization;

namespace Entente.Actions.Plan;

/// <summary>The move that a reader has just made on the board; it travels in the address of the board, so that it can be undone without a script.</summary>
/// <param name="Number">The task.</param>
/// <param name="From">The column where it was.</param>
/// <param name="Version">The version that the move made; undone is only what nobody has changed since.</param>
public sealed record LastMove(string Number, string From, int Version)
{
    /// <summary>Its name in an address.</summary>
    public const string Key = "moved";

    /// <summary>Reads it; null for anything that is none.</summary>
    public static LastMove? Parse(string? text) => text?.Split('~') is [var number, var from, var version]
        && Word.Is<TaskState>(from, out var state) && state.ToString() == from
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var made)
            ? new(number, from, made)
            : null;

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}~{From}~{Version}");
}
