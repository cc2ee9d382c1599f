using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Entente.Methods.Assignment;

/// <summary>Where ids that are small numbers stand in their list; others are looked up the long way.</summary>
internal readonly struct PlaceTable
{
    private PlaceTable(int[] places) => Places = places;

    /// <summary>By id; -1 where there is none.</summary>
    public int[] Places { get; }

    /// <summary>A table for ids up to four times their count.</summary>
    public static PlaceTable Of(int count, Dictionary<long, int> known)
    {
        var table = new int[(4L * count) + 1024];
        Array.Fill(table, -1);
        foreach (var (id, place) in known)
        {
            if (id >= 0 && id < table.Length)
                table[id] = place;
        }

        return new(table);
    }

    /// <summary>The place of the id that a reader stands on; -1 where this table does not know it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var id) && id >= 0 && id < Places.Length ? Places[id] : -1;
}
