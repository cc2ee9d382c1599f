using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Tables that went out or came in as files.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0009_CreateSheets")]
internal sealed class CreateSheets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_sheet", table => new
        {
            Id = table.Column<Guid>(),
            Way = table.Column<string>(maxLength: 40),
            Kind = table.Column<string>(maxLength: 60),
            Of = table.Column<string>(maxLength: 100),
            FileName = table.Column<string>(maxLength: 200),
            MediaType = table.Column<string>(maxLength: 100),
            Sha256 = table.Column<string>(maxLength: 64),
            Size = table.Column<long>(),
            Rows = table.Column<int>(),
            Account = table.Column<Guid>(nullable: true),
            By = table.Column<string>(maxLength: 200),
            At = table.Column<DateTime>(),
            KeepUntil = table.Column<DateTime>(),
            AppliedAt = table.Column<DateTime>(nullable: true),
            Added = table.Column<int>(),
            Changed = table.Column<int>(),
            Same = table.Column<int>(),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_sheet", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_sheet_Sha256", "platform_sheet", "Sha256");
        migrationBuilder.CreateIndex("IX_platform_sheet_KeepUntil", "platform_sheet", "KeepUntil");
    }
}
