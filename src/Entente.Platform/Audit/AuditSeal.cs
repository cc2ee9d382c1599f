using System.Globalization;
using System.Security.Cryptography;
using Entente.Kernel;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Platform.Audit;

/// <summary>Seals anchors with the platform's key, so that one that was written by somebody else, or altered where it was kept, is told from ours.</summary>
public sealed class AuditSeal(IDataProtectionProvider keys)
{
    private readonly IDataProtector own = keys.CreateProtector("entente.audit.anchor");

    /// <summary>The anchor with its seal.</summary>
    public AuditAnchor Seal(AuditAnchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        return anchor with { Seal = own.Protect(Said(anchor)) };
    }

    /// <summary>Refuses an anchor whose seal is not that of what it says. One without a seal, of an older house, is taken as it is.</summary>
    public Problem? Refuse(AuditAnchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        try
        {
            return anchor.Seal is null || own.Unprotect(anchor.Seal) == Said(anchor) ? null : Broken;
        }
        catch (CryptographicException)
        {
            return Broken;
        }
    }

    private static Problem Broken => Problem.Rule("platform.audit-anchor-forged",
        "The seal of this anchor is not one of this platform, or the anchor was changed after it was sealed. Take another copy of it, such as the line in the log of its day.");

    private static string Said(AuditAnchor anchor) => string.Create(CultureInfo.InvariantCulture, $"{anchor.Position} {anchor.Hash} {anchor.At.UtcDateTime:O}");
}
