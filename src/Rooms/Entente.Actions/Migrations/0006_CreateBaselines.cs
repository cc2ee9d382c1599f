using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>The days of a plan as they were fixed.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0006_CreateBaselines")]
internal sealed class CreateBaselines : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("actions_baseline", table => new
        {
            Id = table.Column<Guid>(),
            ActionId = table.Column<Guid>(),
            Number = table.Column<int>(),
            Name = table.Column<string>(maxLength: 100),
            Day = table.Column<DateOnly>(),
            Reason = table.Column<string>(maxLength: 500),
            By = table.Column<string>(maxLength: 200),
            At = table.Column<DateTime>(),
            Days = table.Column<string>(),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_baseline", row => row.Id);
            table.ForeignKey("FK_actions_baseline_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_baseline_ActionId_Number", "actions_baseline", ["ActionId", "Number"], unique: true);
    }
}
