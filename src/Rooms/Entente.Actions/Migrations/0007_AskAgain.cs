using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>How often somebody was asked to a meeting, and the highest id that a point of its agenda had.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0007_AskAgain")]
internal sealed class AskAgain : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Asked", "actions_invitation", nullable: false, defaultValue: 1);
        migrationBuilder.AddColumn<int>("LastItem", "actions_meeting", nullable: false, defaultValue: 0);
    }
}
