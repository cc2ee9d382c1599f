using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>What lies in a joint action knows its slug, so that whoever hears of a change need not ask.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0030_NameActions")]
internal sealed class NameActions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "work_package", "task", "deliverable", "milestone", "meeting", "baseline", "review" })
            migrationBuilder.AddColumn<string>("ActionSlug", $"actions_{table}", maxLength: Slugs.MaxLength, nullable: false, defaultValue: "");
        foreach (var table in new[] { "work_package", "task", "deliverable", "milestone", "meeting", "baseline" })
        {
            migrationBuilder.Sql($"""
                UPDATE actions_{table} SET "ActionSlug" = (SELECT "Slug" FROM actions_joint_action AS one WHERE one."Id" = actions_{table}."ActionId");
                """);
        }

        migrationBuilder.Sql("""
            UPDATE actions_review SET "ActionSlug" = (SELECT "ActionSlug" FROM actions_deliverable AS one WHERE one."Id" = actions_review."DeliverableId");
            """);
    }
}
