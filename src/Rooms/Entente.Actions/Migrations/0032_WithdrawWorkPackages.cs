using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>A work package can be taken out of its action, with a reason.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0032_WithdrawWorkPackages")]
internal sealed class WithdrawWorkPackages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("WithdrawnAt", "actions_work_package", nullable: true);
        migrationBuilder.AddColumn<string>("WithdrawnBy", "actions_work_package", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<string>("WithdrawnBecause", "actions_work_package", maxLength: Withdrawal.LongestReason, nullable: true);
    }
}
