using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>Rounds of review of deliverables.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0004_CreateReviews")]
internal sealed class CreateReviews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateOnly>("ApprovedOn", "actions_deliverable", nullable: true);
        migrationBuilder.AddColumn<string>("Unreviewed", "actions_deliverable", nullable: true);
        // "In review" said nothing of who reviewed: it is a draft until a review is opened.
        migrationBuilder.Sql("""UPDATE actions_deliverable SET "Status" = 'Draft' WHERE "Status" IN ('InProgress', 'InReview')""");
        migrationBuilder.Sql(
            """
            UPDATE actions_deliverable SET "Unreviewed" = 'Recorded before reviews were kept on this platform.'
            WHERE "Status" IN ('Submitted', 'Accepted')
            """);

        migrationBuilder.CreateTable("actions_review", table => new
        {
            Id = table.Column<Guid>(),
            DeliverableId = table.Column<Guid>(),
            Round = table.Column<int>(),
            Subject = table.Column<string>(),
            OpenedOn = table.Column<DateOnly>(),
            OpenedBy = table.Column<string>(maxLength: 200),
            Seats = table.Column<string>(),
            Readers = table.Column<string>(),
            RuleVersion = table.Column<int>(),
            VoteUntil = table.Column<DateOnly>(),
            Stage = table.Column<string>(maxLength: 40),
            Votes = table.Column<string>(),
            Outcome = table.Column<string>(maxLength: 40, nullable: true),
            Opinions = table.Column<string>(),
            EndedOn = table.Column<DateOnly>(nullable: true),
            Because = table.Column<string>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_actions_review", row => row.Id);
            table.ForeignKey("FK_actions_review_actions_deliverable_DeliverableId", row => row.DeliverableId,
                "actions_deliverable", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_actions_review_DeliverableId_Round", "actions_review", ["DeliverableId", "Round"], unique: true);
    }
}
