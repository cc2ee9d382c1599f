using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Outbox, deliveries, lease, audit trail and its head; the trail refuses changes and deletions by itself.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0001_CreatePlumbing")]
internal sealed class CreatePlumbing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_outbox", table => new
        {
            Sequence = table.Column<long>()
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            Id = table.Column<Guid>(),
            Kind = table.Column<string>(maxLength: 100),
            Body = table.Column<string>(),
            At = table.Column<DateTime>(),
            SentAt = table.Column<DateTime>(nullable: true),
            Attempts = table.Column<int>(),
            NextTryAt = table.Column<DateTime>(nullable: true),
            ParkedAt = table.Column<DateTime>(nullable: true),
            LastError = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_outbox", row => row.Sequence));
        migrationBuilder.CreateIndex("IX_platform_outbox_SentAt_ParkedAt_Sequence", "platform_outbox", ["SentAt", "ParkedAt", "Sequence"]);

        migrationBuilder.CreateTable("platform_delivery", table => new
        {
            FactId = table.Column<Guid>(),
            Hearer = table.Column<string>(maxLength: 100),
            At = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_platform_delivery", row => new { row.FactId, row.Hearer }));

        migrationBuilder.CreateTable("platform_lease", table => new
        {
            Name = table.Column<string>(maxLength: 100),
            Holder = table.Column<string>(maxLength: 200),
            Until = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_platform_lease", row => row.Name));

        migrationBuilder.CreateTable("platform_audit", table => new
        {
            Sequence = table.Column<long>(),
            At = table.Column<DateTime>(),
            Actor = table.Column<string>(maxLength: 200),
            Kind = table.Column<string>(maxLength: 40),
            Thing = table.Column<string>(maxLength: 100),
            Key = table.Column<string>(maxLength: 200),
            Before = table.Column<string>(),
            After = table.Column<string>(),
            PreviousHash = table.Column<string>(maxLength: 64),
            Hash = table.Column<string>(maxLength: 64),
        }, constraints: table => table.PrimaryKey("PK_platform_audit", row => row.Sequence));
        migrationBuilder.CreateIndex("IX_platform_audit_Thing_Key_Sequence", "platform_audit", ["Thing", "Key", "Sequence"]);

        migrationBuilder.CreateTable("platform_audit_head", table => new
        {
            Id = table.Column<int>(),
            Sequence = table.Column<long>(),
            Hash = table.Column<string>(maxLength: 64),
        }, constraints: table => table.PrimaryKey("PK_platform_audit_head", row => row.Id));

        migrationBuilder.Sql($"""INSERT INTO platform_audit_head ("Id", "Sequence", "Hash") VALUES (1, 0, '{AuditTrail.Origin}')""");
        migrationBuilder.Sql("""INSERT INTO platform_lease ("Name", "Holder", "Until") VALUES ('outbox', 'nobody', '2000-01-01 00:00:00')""");
        foreach (var statement in AppendOnly(ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite"))
            migrationBuilder.Sql(statement);
    }

    private static string[] AppendOnly(bool sqlite) => sqlite
        ?
        [
            "CREATE TRIGGER platform_audit_keep BEFORE UPDATE ON platform_audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
            "CREATE TRIGGER platform_audit_hold BEFORE DELETE ON platform_audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
        ]
        :
        [
            """
            CREATE FUNCTION platform_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$
            """,
            """
            CREATE TRIGGER platform_audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON platform_audit
            FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_refuse()
            """,
        ];
}
