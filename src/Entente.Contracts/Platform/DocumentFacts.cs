using Entente.Kernel;

namespace Entente.Contracts.Platform;

/// <summary>A document was attached to a thing.</summary>
/// <param name="Document">Identity.</param>
/// <param name="OwnerKind">Kind of the thing.</param>
/// <param name="OwnerKey">Which one of its kind.</param>
/// <param name="ActionSlug">Slug of the joint action in which it lies; null for none.</param>
public sealed record DocumentAttached(Guid Document, string OwnerKind, string OwnerKey, string? ActionSlug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.document-attached.1";
}

/// <summary>What is said about a document was changed: title, readers, handling, retention.</summary>
public sealed record DocumentRevised(Guid Document, string OwnerKind, string OwnerKey, string? ActionSlug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.document-revised.1";
}

/// <summary>A document got another version.</summary>
public sealed record DocumentVersioned(Guid Document, string OwnerKind, string OwnerKey, string? ActionSlug, int Version, string Sha256) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.document-versioned.1";
}

/// <summary>A document was withdrawn.</summary>
public sealed record DocumentWithdrawn(Guid Document, string OwnerKind, string OwnerKey, string? ActionSlug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "platform.document-withdrawn.1";
}
