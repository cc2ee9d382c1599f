using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>What stands in a plan can be taken out of it, with a reason.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0031_WithdrawFromPlan")]
internal sealed class WithdrawFromPlanColumns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "actions_task", "actions_deliverable", "actions_milestone" })
        {
            migrationBuilder.AddColumn<DateTime>("WithdrawnAt", table, nullable: true);
            migrationBuilder.AddColumn<string>("WithdrawnBy", table, maxLength: 200, nullable: true);
            migrationBuilder.AddColumn<string>("WithdrawnBecause", table, maxLength: Withdrawal.LongestReason, nullable: true);
        }
    }
}
