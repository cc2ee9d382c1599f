using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>What <see cref="CreateReviews"/> and <see cref="NameActions"/> wrote over gets its lines in the audit trail.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0050_RestateActions")]
[Restates("actions_work_package", "ActionSlug")]
[Restates("actions_task", "ActionSlug")]
[Restates("actions_deliverable", "ActionSlug", "Status", "Unreviewed")]
[Restates("actions_milestone", "ActionSlug")]
[Restates("actions_meeting", "ActionSlug")]
[Restates("actions_baseline", "ActionSlug")]
[Restates("actions_review", "ActionSlug")]
internal sealed class RestateActions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // The lines are all there is to it.
    }
}
