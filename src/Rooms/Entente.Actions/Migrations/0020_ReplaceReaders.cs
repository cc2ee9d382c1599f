using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>Readers from outside the action, and readers in whose place others read.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0020_ReplaceReaders")]
internal sealed class ReplaceReaders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Outside", "actions_review", nullable: false, defaultValue: "[]");
        migrationBuilder.AddColumn<string>("Replaced", "actions_review", nullable: false, defaultValue: "[]");
    }
}
