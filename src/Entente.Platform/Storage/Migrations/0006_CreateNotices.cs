using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>What people are told, what they muted, and where and when they want mail.</summary>
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
            Thread = table.Column<string>(maxLength: 200, nullable: true),
            At = table.Column<DateTime>(),
            ReadAt = table.Column<DateTime>(nullable: true),
            MailedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_notice", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_notice_Account_Cause", "platform_notice", ["Account", "Cause"], unique: true);
        migrationBuilder.CreateIndex("IX_platform_notice_Account_ReadAt_Id", "platform_notice", ["Account", "ReadAt", "Id"]);
        migrationBuilder.CreateIndex("IX_platform_notice_Account_Id", "platform_notice", ["Account", "Id"]);
        migrationBuilder.CreateTable("platform_notice_muted", table => new
        {
            Account = table.Column<Guid>(),
            Thread = table.Column<string>(maxLength: 200),
            Topic = table.Column<string>(maxLength: 100),
            Href = table.Column<string>(maxLength: 400),
            Text = table.Column<string>(maxLength: 100),
            Arguments = table.Column<string>(),
            At = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_platform_notice_muted", row => new { row.Account, row.Thread }));
        migrationBuilder.CreateTable("platform_notice_mailbox", table => new
        {
            Account = table.Column<Guid>(),
            Address = table.Column<string>(maxLength: 254, nullable: true),
            Wishes = table.Column<string>(),
            Failures = table.Column<int>(),
            RetryAt = table.Column<DateTime>(nullable: true),
            LastError = table.Column<string>(maxLength: 1000, nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_notice_mailbox", row => row.Account));
        migrationBuilder.CreateTable("platform_notice_post", table => new
        {
            Id = table.Column<int>(),
            Failures = table.Column<int>(),
            FailingSince = table.Column<DateTime>(nullable: true),
            RetryAt = table.Column<DateTime>(nullable: true),
            LastError = table.Column<string>(maxLength: 1000, nullable: true),
            LastSentAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_notice_post", row => row.Id));
        migrationBuilder.Sql("""INSERT INTO platform_notice_post ("Id", "Failures") VALUES (1, 0)""");
        migrationBuilder.Sql("""INSERT INTO platform_lease ("Name", "Holder", "Until") VALUES ('notice-mail', 'nobody', '2000-01-01 00:00:00')""");
    }
}
