using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// People follow things. What is said of a thing holds its state and its next day, and its page is found by its address; the next start
/// builds that anew.
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0070_FollowThings")]
internal sealed class FollowThings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_followed", table => new
        {
            Account = table.Column<Guid>(),
            Kind = table.Column<string>(maxLength: 60),
            Key = table.Column<string>(maxLength: 100),
            At = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_platform_followed", row => new { row.Account, row.Kind, row.Key }));
        migrationBuilder.AddColumn<string>("State", "platform_search_text", maxLength: 100, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("Day", "platform_search_text", nullable: true);
        migrationBuilder.CreateIndex("IX_platform_search_text_Href", "platform_search_text", "Href");
    }
}
