namespace Entente.Platform.Access;

/// <summary>What the platform's own doors ask for.</summary>
public static class PlatformPermissions
{
    /// <summary>Use the platform at all: one's own settings and tokens.</summary>
    public const string Use = "platform.use";

    /// <summary>Accounts, roles and the audit trail.</summary>
    public const string Administer = "platform.administer";

    /// <summary>Read documents, as far as each may be seen.</summary>
    public const string ReadDocuments = "platform.read-documents";

    /// <summary>Attach documents, bring new versions, withdraw.</summary>
    public const string KeepDocuments = "platform.keep-documents";

    /// <summary>Comment on what one may see.</summary>
    public const string Comment = "platform.comment";

    /// <summary>The platform's part of the role table.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        Permission.ForAll(Use, "Sign in, keep one's own settings and tokens."),
        new(Administer, "Manage accounts and roles; read the audit trail.", PlatformRoles.Administrator),
        Permission.ForAll(ReadDocuments, "Read the documents that one may see."),
        new(KeepDocuments, "Attach documents, bring new versions, withdraw them.", PlatformRoles.Administrator),
        new(Comment, "Comment on what one may see.", PlatformRoles.Administrator, PlatformRoles.AgencyContact, PlatformRoles.Officer, PlatformRoles.FinanceOfficer),
    ];
}
