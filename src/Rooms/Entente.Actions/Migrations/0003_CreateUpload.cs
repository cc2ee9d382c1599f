using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>Programme files that were brought.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0003_CreateUpload")]
internal sealed class CreateUpload : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable("actions_upload", table => new
        {
            Id = table.Column<Guid>(),
            FileName = table.Column<string>(maxLength: 255),
            Content = table.Column<string>(),
            By = table.Column<string>(maxLength: 200),
            At = table.Column<DateTime>(),
            Publish = table.Column<bool>(),
            AppliedAt = table.Column<DateTime>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_actions_upload", row => row.Id));
}
