using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// A line of the trail has its number and its position in the chain. So far they were the same, and each line keeps its hash; on a server lines
/// get their positions after the save from now on. The embedded database takes no line in the place of another either.
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0032_ChainLater")]
internal sealed class ChainLater : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var sqlite = migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        migrationBuilder.Sql($"DROP TRIGGER platform_audit_keep{(sqlite ? "" : " ON platform_audit")}");
        migrationBuilder.AddColumn<long>("Position", "platform_audit", nullable: true);
        migrationBuilder.Sql("""UPDATE platform_audit SET "Position" = "Sequence" """);
        migrationBuilder.CreateIndex("IX_platform_audit_Position", "platform_audit", "Position", unique: true);
        migrationBuilder.CreateTable("platform_audit_pending", table => new
        {
            Line = table.Column<long>(),
            Print = table.Column<string>(maxLength: 64),
        }, constraints: table => table.PrimaryKey("PK_platform_audit_pending", row => row.Line));
        foreach (var statement in sqlite ? OnSqlite : OnPostgres)
            migrationBuilder.Sql(statement);
    }

    // REPLACE deletes without asking the trigger of deletions.
    private static readonly string[] OnSqlite =
    [
        "CREATE TRIGGER platform_audit_keep BEFORE UPDATE ON platform_audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
        """
        CREATE TRIGGER platform_audit_once BEFORE INSERT ON platform_audit
        WHEN EXISTS (SELECT 1 FROM platform_audit WHERE "Sequence" = NEW."Sequence") OR EXISTS (SELECT 1 FROM platform_audit WHERE "Position" = NEW."Position")
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
        """,
    ];

    // A line is given its position once, and is otherwise left as it is; a note that it waits goes when it has it.
    private static readonly string[] OnPostgres =
    [
        """
        CREATE TRIGGER platform_audit_keep BEFORE DELETE OR TRUNCATE ON platform_audit
        FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_refuse()
        """,
        """
        CREATE FUNCTION platform_audit_chain_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF OLD."Position" IS NULL AND NEW."Position" IS NOT NULL
                AND (NEW."Sequence", NEW."At", NEW."Actor", NEW."Kind", NEW."Thing", NEW."Key", NEW."Before", NEW."After")
                  = (OLD."Sequence", OLD."At", OLD."Actor", OLD."Kind", OLD."Thing", OLD."Key", OLD."Before", OLD."After") THEN RETURN NEW;
            END IF;
            RAISE EXCEPTION 'the audit trail is append-only';
        END $$
        """,
        "CREATE TRIGGER platform_audit_chain BEFORE UPDATE ON platform_audit FOR EACH ROW EXECUTE FUNCTION platform_audit_chain_once()",
        """
        CREATE FUNCTION platform_audit_wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM platform_audit WHERE "Sequence" = OLD."Line" AND "Position" IS NOT NULL) THEN RETURN OLD;
            END IF;
            RAISE EXCEPTION 'a line of the audit trail waits until it is chained';
        END $$
        """,
        "CREATE TRIGGER platform_audit_pending_keep BEFORE UPDATE OR DELETE ON platform_audit_pending FOR EACH ROW EXECUTE FUNCTION platform_audit_wait()",
        "CREATE TRIGGER platform_audit_pending_hold BEFORE TRUNCATE ON platform_audit_pending FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_wait()",
        "CREATE SEQUENCE platform_audit_number",
        """SELECT setval('platform_audit_number', (SELECT COALESCE(MAX("Sequence"), 0) + 1 FROM platform_audit), false)""",
    ];
}
