using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>Meetings, and who is invited to them.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0005_CreateMeetings")]
internal sealed class CreateMeetings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("actions_meeting", table => new
        {
            Id = table.Column<Guid>(),
            ActionId = table.Column<Guid>(),
            WorkPackage = table.Column<int>(nullable: true),
            Number = table.Column<string>(maxLength: 20),
            Title = table.Column<string>(),
            Start = table.Column<DateTime>(),
            End = table.Column<DateTime>(),
            Zone = table.Column<string>(maxLength: 60),
            Place = table.Column<string>(nullable: true),
            Link = table.Column<string>(nullable: true),
            Agenda = table.Column<string>(),
            Decisions = table.Column<string>(),
            Moves = table.Column<string>(),
            CalledOffAt = table.Column<DateTime>(nullable: true),
            CalledOffBecause = table.Column<string>(nullable: true),
            Draft = table.Column<string>(nullable: true),
            Correcting = table.Column<string>(nullable: true),
            Approved = table.Column<string>(),
            Sequence = table.Column<int>(),
            UpdatedAt = table.Column<DateTime>(),
            IsDemo = table.Column<bool>(),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_meeting", row => row.Id);
            table.ForeignKey("FK_actions_meeting_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_meeting_ActionId_Number", "actions_meeting", ["ActionId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_actions_meeting_Start", "actions_meeting", "Start");

        migrationBuilder.CreateTable("actions_invitation", table => new
        {
            Id = table.Column<Guid>(),
            MeetingId = table.Column<Guid>(),
            Account = table.Column<Guid>(),
            Name = table.Column<string>(maxLength: 200),
            Authority = table.Column<string>(maxLength: 80, nullable: true),
            Answer = table.Column<string>(maxLength: 40, nullable: true),
            AnsweredAt = table.Column<DateTime>(nullable: true),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_invitation", row => row.Id);
            table.ForeignKey("FK_actions_invitation_actions_meeting_MeetingId", row => row.MeetingId,
                "actions_meeting", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_invitation_MeetingId_Account", "actions_invitation", ["MeetingId", "Account"], unique: true);
        migrationBuilder.CreateIndex("IX_actions_invitation_Account", "actions_invitation", "Account");
    }
}
