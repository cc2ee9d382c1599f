using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// The outbox gets a lane for each hearer, with what it has parked. Each that has heard something so far goes on where the one queue
/// stood; what that queue had parked is parked in the lane of the one hearer that there was.
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0014_OpenLanes")]
internal sealed class OpenLanes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_lane", table => new
        {
            Hearer = table.Column<string>(maxLength: 100),
            HeardUpTo = table.Column<long>(),
            Turn = table.Column<int>(),
            Trying = table.Column<Guid>(nullable: true),
            Attempts = table.Column<int>(),
            NextTryAt = table.Column<DateTime>(nullable: true),
            LastError = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_lane", row => row.Hearer));
        migrationBuilder.CreateTable("platform_parked", table => new
        {
            Hearer = table.Column<string>(maxLength: 100),
            FactId = table.Column<Guid>(),
            At = table.Column<DateTime>(),
            Attempts = table.Column<int>(),
            LastError = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_platform_parked", row => new { row.Hearer, row.FactId }));
        migrationBuilder.CreateIndex("IX_platform_parked_FactId", "platform_parked", "FactId");

        migrationBuilder.Sql("""
            INSERT INTO platform_lane ("Hearer", "HeardUpTo", "Turn", "Attempts")
            SELECT "Hearer", COALESCE(
                (SELECT MIN("Sequence") - 1 FROM platform_outbox WHERE "SentAt" IS NULL AND "ParkedAt" IS NULL),
                (SELECT MAX("Sequence") FROM platform_outbox), 0), 0, 0
            FROM (SELECT "Hearer" FROM platform_delivery UNION SELECT 'platform.make-creator-coordinator' AS "Hearer") hearers
            """);
        migrationBuilder.Sql("""
            INSERT INTO platform_parked ("Hearer", "FactId", "At", "Attempts", "LastError")
            SELECT 'platform.make-creator-coordinator', "Id", "ParkedAt", "Attempts", COALESCE("LastError", '') FROM platform_outbox
            WHERE "ParkedAt" IS NOT NULL AND "Kind" = 'actions.joint-action-created.1'
              AND NOT EXISTS (SELECT 1 FROM platform_delivery WHERE "FactId" = "Id" AND "Hearer" = 'platform.make-creator-coordinator')
            """);
        migrationBuilder.Sql("""
            INSERT INTO platform_lease ("Name", "Holder", "Until") SELECT "Hearer", 'nobody', '2000-01-01 00:00:00' FROM platform_lane
            """);
        migrationBuilder.Sql("""DELETE FROM platform_lease WHERE "Name" = 'outbox'""");

        migrationBuilder.DropIndex("IX_platform_outbox_SentAt_ParkedAt_Sequence", "platform_outbox");
        // By hand: for the embedded database the framework would build the table anew from a model that hand-written migrations do not have.
        foreach (var column in new[] { "SentAt", "Attempts", "NextTryAt", "ParkedAt", "LastError" })
            migrationBuilder.Sql($"""ALTER TABLE platform_outbox DROP COLUMN "{column}" """);
        migrationBuilder.CreateIndex("IX_platform_outbox_Id", "platform_outbox", "Id", unique: true);
    }
}
