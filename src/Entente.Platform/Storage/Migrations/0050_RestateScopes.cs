using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>What <see cref="NameScopes"/> wrote over gets its lines in the audit trail.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0050_RestateScopes")]
[Restates("platform_role_grant", "ScopeKind", "EndedAt")]
[Restates("platform_document", "ScopeKind", "Audience")]
internal sealed class RestateScopes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // The lines are all there is to it.
    }
}
