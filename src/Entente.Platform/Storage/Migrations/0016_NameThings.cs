using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// A thing has one name: notices speak of it as documents do, and a document no longer keeps a copy of what its thing was called. The
/// index is built anew, for it says what things are called now.
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0016_NameThings")]
internal sealed class NameThings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "platform_notice", "platform_notice_muted" })
        {
            migrationBuilder.Sql($"""UPDATE {table} SET "Thread" = 'actions.' || "Thread" WHERE "Thread" LIKE 'deliverable/%' OR "Thread" LIKE 'meeting/%';""");
            migrationBuilder.Sql($"""UPDATE {table} SET "Thread" = 'platform.job-kind/' || substr("Thread", 5) WHERE "Thread" LIKE 'job/%';""");
        }

        migrationBuilder.Sql("""UPDATE platform_job SET "About" = 'platform.index/' || substr("About", 10) WHERE "About" IN ('platform.search', 'platform.audit');""");
        // Both engines take a column away by this statement; the builder's own would copy the whole table on one of them.
        migrationBuilder.Sql("""ALTER TABLE platform_document DROP COLUMN "OwnerName";""");
        migrationBuilder.Sql("""ALTER TABLE platform_document DROP COLUMN "OwnerHref";""");
    }
}
