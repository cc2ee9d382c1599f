using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>When what a notice tells was over.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0020_EndNotices")]
internal sealed class EndNotices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("OverAt", "platform_notice", nullable: true);
        migrationBuilder.CreateIndex("IX_platform_notice_Thread_OverAt", "platform_notice", ["Thread", "OverAt"]);
    }
}
