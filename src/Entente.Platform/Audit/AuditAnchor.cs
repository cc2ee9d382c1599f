using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Audit;

/// <summary>
/// The end of the chain at a moment, to be kept where nobody who holds the database can reach it: a trail that was written anew, or cut off
/// together with its head, does not lead through it.
/// </summary>
/// <param name="Position">Position of the last line; 0 for an empty trail.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="At">When this was read.</param>
public sealed record AuditAnchor([property: JsonRequired] long Position, [property: JsonRequired] string Hash, DateTimeOffset At)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OnOneLine = new(Form) { WriteIndented = false };

    /// <summary>What only a house with the platform's key could write of it; null when nobody has sealed it.</summary>
    public string? Seal { get; init; }

    /// <summary>Reads the end, after what waits was chained.</summary>
    public static async Task<AuditAnchor> Read(RoomDb db, TimeProvider clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        await AuditChain.Link(db, stop);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(stop);
        return new(head.Sequence, head.Hash, clock.GetUtcNow());
    }

    /// <summary>Reads it back from the text that was kept.</summary>
    public static Result<AuditAnchor> Parse(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<AuditAnchor>(text, Form) is { Position: >= 0, Hash.Length: 64 } anchor)
                return anchor;
        }
        catch (JsonException)
        {
            // Said below.
        }

        return Unreadable;
    }

    /// <summary>What is said of something else.</summary>
    public static Problem Unreadable => Problem.Rule("platform.audit-anchor-unreadable", "This is no anchor. Give the file that \"entente audit anchor\" wrote.");

    /// <summary>The text to keep.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Form);

    /// <summary>The same on one line, as it stands in the log.</summary>
    [JsonIgnore]
    public string Line => JsonSerializer.Serialize(this, OnOneLine);

    internal static Problem Unmet(AuditAnchor anchor) => Problem.Rule("platform.audit-anchor-unmet",
        "The trail does not lead through the anchor of {0:yyyy-MM-dd HH:mm zzz}: the line at position {1} is not the one that was there then.", anchor.At, anchor.Position);
}
