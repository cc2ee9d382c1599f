using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>The trail is read by time and by person too; and the views of tables that people keep.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0011_FindActivity")]
internal sealed class FindActivity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_platform_audit_At", "platform_audit", "At");
        migrationBuilder.CreateIndex("IX_platform_audit_Actor_Sequence", "platform_audit", ["Actor", "Sequence"]);
        migrationBuilder.CreateTable("platform_saved_view", table => new
        {
            Id = table.Column<Guid>(),
            Page = table.Column<string>(maxLength: 200),
            Name = table.Column<string>(maxLength: 80),
            Query = table.Column<string>(maxLength: 2000),
            Account = table.Column<Guid>(),
            By = table.Column<string>(maxLength: 200),
            SharedWith = table.Column<string>(maxLength: 100, nullable: true),
            At = table.Column<DateTime>(),
            RemovedAt = table.Column<DateTime>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_saved_view", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_saved_view_Page_Account_Name", "platform_saved_view", ["Page", "Account", "Name"], unique: true, filter: "\"RemovedAt\" IS NULL");
        migrationBuilder.CreateIndex("IX_platform_saved_view_Page_SharedWith", "platform_saved_view", ["Page", "SharedWith"]);
        migrationBuilder.CreateTable("platform_default_view", table => new
        {
            Account = table.Column<Guid>(),
            Page = table.Column<string>(maxLength: 200),
            View = table.Column<Guid>(),
        }, constraints: table => table.PrimaryKey("PK_platform_default_view", row => new { row.Account, row.Page }));
    }
}
