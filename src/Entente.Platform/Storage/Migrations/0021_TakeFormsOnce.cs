using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Forms that were sent, and where they led.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0021_TakeFormsOnce")]
internal sealed class TakeFormsOnce : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_taken_form", table => new
        {
            Print = table.Column<string>(maxLength: 64),
            At = table.Column<DateTime>(),
            LedTo = table.Column<string>(maxLength: 2000, nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_taken_form", row => row.Print));
        migrationBuilder.CreateIndex("IX_platform_taken_form_At", "platform_taken_form", ["At"]);
    }
}
