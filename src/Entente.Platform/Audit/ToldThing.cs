using System.Text.Json;

namespace Entente.Platform.Audit;

/// <summary>What the lines of the trail say of one thing, taken in one after the other in the order of writing.</summary>
internal sealed class ToldThing
{
    private Dictionary<string, string?>? values;
    private Dictionary<string, string?>? instead;

    /// <summary>Number of the last line.</summary>
    public long Line { get; private set; }

    /// <summary>The values that it has by now; null for a thing that was taken away.</summary>
    public IReadOnlyDictionary<string, string?>? Values => instead ?? values;

    /// <summary>Takes in the next line.</summary>
    public void Hear(long line, AuditKind kind, string after)
    {
        Line = line;
        if (kind == AuditKind.Removed)
            // A part that one save takes away and makes anew under the same key: the line of the new one may come before that of the old one.
            (values, instead) = (instead, null);
        else if (kind == AuditKind.Added && values is not null)
            instead = Read(after);
        else if (kind == AuditKind.Added)
            values = Read(after);
        else
            foreach (var (name, value) in Read(after))
                (instead ?? (values ??= new(StringComparer.Ordinal)))[name] = value;
    }

    private static Dictionary<string, string?> Read(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!, StringComparer.Ordinal);
}
