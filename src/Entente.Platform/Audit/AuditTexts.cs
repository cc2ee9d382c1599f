namespace Entente.Platform.Audit;

/// <summary>Names the texts of activity and audit trail.</summary>
public sealed class AuditTexts;
