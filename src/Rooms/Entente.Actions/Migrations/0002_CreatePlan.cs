using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>Tasks, deliverables and milestones.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0002_CreatePlan")]
internal sealed class CreatePlan : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("actions_task", table => new
        {
            Id = table.Column<Guid>(),
            ActionId = table.Column<Guid>(),
            WorkPackage = table.Column<int>(),
            Number = table.Column<string>(maxLength: 20),
            Title = table.Column<string>(),
            Start = table.Column<DateOnly>(),
            End = table.Column<DateOnly>(),
            Owner = table.Column<string>(maxLength: 80, nullable: true),
            State = table.Column<string>(maxLength: 40),
            After = table.Column<string>(),
            IsDemo = table.Column<bool>(),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_task", row => row.Id);
            table.ForeignKey("FK_actions_task_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_task_ActionId_Number", "actions_task", ["ActionId", "Number"], unique: true);

        migrationBuilder.CreateTable("actions_deliverable", table => new
        {
            Id = table.Column<Guid>(),
            ActionId = table.Column<Guid>(),
            WorkPackage = table.Column<int>(),
            Number = table.Column<string>(maxLength: 20),
            Title = table.Column<string>(),
            Due = table.Column<DateOnly>(nullable: true),
            Status = table.Column<string>(maxLength: 40),
            SubmittedOn = table.Column<DateOnly>(nullable: true),
            AcceptedOn = table.Column<DateOnly>(nullable: true),
            IsDemo = table.Column<bool>(),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_deliverable", row => row.Id);
            table.ForeignKey("FK_actions_deliverable_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_deliverable_ActionId_Number", "actions_deliverable", ["ActionId", "Number"], unique: true);

        migrationBuilder.CreateTable("actions_milestone", table => new
        {
            Id = table.Column<Guid>(),
            ActionId = table.Column<Guid>(),
            WorkPackage = table.Column<int>(),
            Number = table.Column<string>(maxLength: 20),
            Title = table.Column<string>(),
            Due = table.Column<DateOnly>(nullable: true),
            ReachedOn = table.Column<DateOnly>(nullable: true),
            Verification = table.Column<string>(nullable: true),
            IsDemo = table.Column<bool>(),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_milestone", row => row.Id);
            table.ForeignKey("FK_actions_milestone_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_milestone_ActionId_Number", "actions_milestone", ["ActionId", "Number"], unique: true);
    }
}
