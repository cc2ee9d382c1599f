using System.Text;
using Entente.Platform.Audit;

namespace Entente.Actions.Import;

/// <summary>
/// A programme file that somebody has brought, looked through and perhaps applied. It is kept: what was imported, by whom and
/// when can be seen later.
/// </summary>
internal sealed class ProgrammeUpload : Entity
{
    public required Id<ProgrammeUpload> Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>The file as it came. The audit trail records that it was kept, not its text.</summary>
    [Secret]
    public required string Content { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool Publish { get; init; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public ReadOnlyMemory<byte> Bytes => Encoding.UTF8.GetBytes(Content);

    [TellsNobody("What the file changes tells it.")]
    public Result<Done> Apply(DateTimeOffset now)
    {
        if (AppliedAt is not null)
            return Problem.Rule("actions.upload-applied", "This file was applied already. Bring it again to see what has changed since.");

        AppliedAt = now;
        return new Done();
    }
}
