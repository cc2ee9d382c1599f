using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>What people say about things.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0007_CreateComments")]
internal sealed class CreateComments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_comment", table => new
        {
            Id = table.Column<Guid>(),
            OwnerKind = table.Column<string>(maxLength: 60),
            OwnerKey = table.Column<string>(maxLength: 100),
            Answers = table.Column<Guid>(nullable: true),
            Account = table.Column<Guid>(),
            By = table.Column<string>(maxLength: 200),
            Authority = table.Column<string>(maxLength: 60, nullable: true),
            At = table.Column<DateTime>(),
            Text = table.Column<string>(maxLength: 4000),
            Mentions = table.Column<string>(),
            Earlier = table.Column<string>(),
            RemovedAt = table.Column<DateTime>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_comment", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_comment_OwnerKind_OwnerKey", "platform_comment", ["OwnerKind", "OwnerKey"]);
    }
}
