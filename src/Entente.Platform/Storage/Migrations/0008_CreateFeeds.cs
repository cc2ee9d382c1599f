using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Addresses under which calendar programs read.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0008_CreateFeeds")]
internal sealed class CreateFeeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_feed", table => new
        {
            Id = table.Column<Guid>(),
            Account = table.Column<Guid>(),
            Kind = table.Column<string>(maxLength: 40),
            Code = table.Column<string>(maxLength: 100),
            SecretHash = table.Column<string>(maxLength: 64),
            CreatedAt = table.Column<DateTime>(),
            RevokedAt = table.Column<DateTime>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_feed", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_feed_SecretHash", "platform_feed", "SecretHash", unique: true);
        migrationBuilder.CreateIndex("IX_platform_feed_Account", "platform_feed", "Account");
    }
}
