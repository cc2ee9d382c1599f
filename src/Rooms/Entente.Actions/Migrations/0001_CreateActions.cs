using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>Programmes, authorities, joint actions with their history, and work packages.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0001_CreateActions")]
internal sealed class CreateActions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("actions_programme", table => new
        {
            Code = table.Column<string>(maxLength: 80),
            Name = table.Column<string>(),
            LegalBasis = table.Column<string>(nullable: true),
            FromYear = table.Column<int>(nullable: true),
            UntilYear = table.Column<int>(nullable: true),
            BudgetEur = table.Column<decimal>(nullable: true),
            Objectives = table.Column<string>(),
            Template = table.Column<string>(),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_actions_programme", row => row.Code));

        migrationBuilder.CreateTable("actions_authority", table => new
        {
            Code = table.Column<string>(maxLength: 80),
            Country = table.Column<string>(maxLength: 2),
            ShortName = table.Column<string>(maxLength: 200),
            Name = table.Column<string>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_actions_authority", row => row.Code));

        CreateJointAction(migrationBuilder);
        CreateHistory(migrationBuilder);
        CreateWorkPackage(migrationBuilder);
    }

    private static void CreateJointAction(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("actions_joint_action", table => new
        {
            Id = table.Column<Guid>(),
            Slug = table.Column<string>(maxLength: 60),
            Acronym = table.Column<string>(maxLength: 60),
            Title = table.Column<string>(),
            Status = table.Column<string>(maxLength: 40),
            Start = table.Column<string>(maxLength: 10, nullable: true),
            DurationMonths = table.Column<int>(nullable: true),
            Ended = table.Column<string>(maxLength: 10, nullable: true),
            LegalBasis = table.Column<string>(nullable: true),
            ResultsExpected = table.Column<string>(nullable: true),
            Aims = table.Column<string>(),
            Objectives = table.Column<string>(),
            BudgetEur = table.Column<decimal>(nullable: true),
            Funder = table.Column<string>(maxLength: 100, nullable: true),
            FundedShare = table.Column<decimal>(nullable: true),
            MemberStatesShare = table.Column<decimal>(nullable: true),
            ParticipatingStates = table.Column<int>(nullable: true),
            Context = table.Column<string>(),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            PublishedAt = table.Column<DateTime>(nullable: true),
            UpdatedAt = table.Column<DateTime>(),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_actions_joint_action", row => row.Id));
        migrationBuilder.CreateIndex("IX_actions_joint_action_Slug", "actions_joint_action", "Slug", unique: true);
        migrationBuilder.CreateIndex("IX_actions_joint_action_Acronym", "actions_joint_action", "Acronym", unique: true);
    }

    private static void CreateHistory(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("actions_lead", table => new
        {
            Id = table.Column<Guid>(),
            Order = table.Column<int>(),
            Country = table.Column<string>(maxLength: 2),
            Authority = table.Column<string>(maxLength: 80, nullable: true),
            From = table.Column<string>(maxLength: 10, nullable: true),
            Until = table.Column<string>(maxLength: 10, nullable: true),
            Why = table.Column<string>(nullable: true),
            ActionId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_lead", row => row.Id);
            table.ForeignKey("FK_actions_lead_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_actions_lead_ActionId", "actions_lead", "ActionId");
        migrationBuilder.CreateIndex("IX_actions_lead_Authority", "actions_lead", "Authority");

        migrationBuilder.CreateTable("actions_participant", table => new
        {
            Id = table.Column<Guid>(),
            Order = table.Column<int>(),
            Country = table.Column<string>(maxLength: 2),
            Authority = table.Column<string>(maxLength: 80, nullable: true),
            Role = table.Column<string>(maxLength: 40),
            AffiliatedTo = table.Column<string>(maxLength: 80, nullable: true),
            From = table.Column<string>(maxLength: 10, nullable: true),
            Until = table.Column<string>(maxLength: 10, nullable: true),
            ActionId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_participant", row => row.Id);
            table.ForeignKey("FK_actions_participant_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_actions_participant_ActionId", "actions_participant", "ActionId");
        migrationBuilder.CreateIndex("IX_actions_participant_Authority", "actions_participant", "Authority");

        migrationBuilder.CreateTable("actions_amendment", table => new
        {
            Id = table.Column<Guid>(),
            Order = table.Column<int>(),
            Kind = table.Column<string>(maxLength: 40),
            State = table.Column<string>(maxLength: 40),
            Months = table.Column<int>(nullable: true),
            From = table.Column<string>(maxLength: 10, nullable: true),
            Until = table.Column<string>(maxLength: 10, nullable: true),
            Why = table.Column<string>(nullable: true),
            DecidedOn = table.Column<DateOnly>(nullable: true),
            ActionId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_amendment", row => row.Id);
            table.ForeignKey("FK_actions_amendment_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_actions_amendment_ActionId", "actions_amendment", "ActionId");

        migrationBuilder.CreateTable("actions_predecessor", table => new
        {
            Id = table.Column<Guid>(),
            Order = table.Column<int>(),
            Acronym = table.Column<string>(maxLength: 60),
            Slug = table.Column<string>(maxLength: 60, nullable: true),
            Title = table.Column<string>(nullable: true),
            From = table.Column<string>(maxLength: 10, nullable: true),
            Until = table.Column<string>(maxLength: 10, nullable: true),
            ParticipatingStates = table.Column<int>(nullable: true),
            LeadChanges = table.Column<string>(),
            ActionId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_predecessor", row => row.Id);
            table.ForeignKey("FK_actions_predecessor_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_actions_predecessor_ActionId", "actions_predecessor", "ActionId");
    }

    private static void CreateWorkPackage(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("actions_work_package", table => new
        {
            Id = table.Column<Guid>(),
            ActionId = table.Column<Guid>(),
            Number = table.Column<int>(),
            Kind = table.Column<string>(maxLength: 40),
            Title = table.Column<string>(),
            Scope = table.Column<string>(nullable: true),
            Start = table.Column<DateOnly>(nullable: true),
            End = table.Column<DateOnly>(nullable: true),
            Results = table.Column<string>(),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_work_package", row => row.Id);
            table.ForeignKey("FK_actions_work_package_actions_joint_action_ActionId", row => row.ActionId,
                "actions_joint_action", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_work_package_ActionId_Number", "actions_work_package", ["ActionId", "Number"], unique: true);

        migrationBuilder.CreateTable("actions_work_package_lead", table => new
        {
            Id = table.Column<Guid>(),
            Order = table.Column<int>(),
            Country = table.Column<string>(maxLength: 2),
            Authority = table.Column<string>(maxLength: 80, nullable: true),
            From = table.Column<string>(maxLength: 10, nullable: true),
            Until = table.Column<string>(maxLength: 10, nullable: true),
            Why = table.Column<string>(nullable: true),
            WorkPackageId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_work_package_lead", row => row.Id);
            table.ForeignKey("FK_actions_work_package_lead_actions_work_package_WorkPackageId", row => row.WorkPackageId,
                "actions_work_package", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_actions_work_package_lead_WorkPackageId", "actions_work_package_lead", "WorkPackageId");
        migrationBuilder.CreateIndex("IX_actions_work_package_lead_Authority", "actions_work_package_lead", "Authority");

        migrationBuilder.CreateTable("actions_contributor", table => new
        {
            Id = table.Column<Guid>(),
            Order = table.Column<int>(),
            Country = table.Column<string>(maxLength: 2),
            Authority = table.Column<string>(maxLength: 80, nullable: true),
            From = table.Column<string>(maxLength: 10, nullable: true),
            Until = table.Column<string>(maxLength: 10, nullable: true),
            WorkPackageId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_contributor", row => row.Id);
            table.ForeignKey("FK_actions_contributor_actions_work_package_WorkPackageId", row => row.WorkPackageId,
                "actions_work_package", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_actions_contributor_WorkPackageId", "actions_contributor", "WorkPackageId");
        migrationBuilder.CreateIndex("IX_actions_contributor_Authority", "actions_contributor", "Authority");
    }
}
