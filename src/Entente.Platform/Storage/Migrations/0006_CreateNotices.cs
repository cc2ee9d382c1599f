using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>What people are told.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0006_CreateNotices")]
internal sealed class CreateNotices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_notice", table => new
        {
            Id = table.Column<Guid>(),
            Account = table.Column<Guid>(),
            Topic = table.Column<string>(maxLength: 100),
            Cause = table.Column<string>(maxLength: 200),
            Href = table.Column<string>(maxLength: 400),
            Text = table.Column<string>(maxLength: 100),
            Arguments = table.Column<string>(),
            At = table.Column<DateTime>(),
            ReadAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_notice", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_notice_Account_Cause", "platform_notice", ["Account", "Cause"], unique: true);
        migrationBuilder.CreateIndex("IX_platform_notice_Account_ReadAt_Id", "platform_notice", ["Account", "ReadAt", "Id"]);
        migrationBuilder.CreateIndex("IX_platform_notice_Account_Id", "platform_notice", ["Account", "Id"]);
    }
}
