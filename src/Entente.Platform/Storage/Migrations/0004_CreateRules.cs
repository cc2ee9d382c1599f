using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Numbers of law and method as versions with provenance.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0004_CreateRules")]
internal sealed class CreateRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("platform_rule_set", table => new
    {
        Code = table.Column<string>(maxLength: 100),
        Version = table.Column<int>(),
        EffectiveFrom = table.Column<DateOnly>(),
        EffectiveTo = table.Column<DateOnly>(nullable: true),
        Provenance = table.Column<string>(maxLength: 40),
        Reference = table.Column<string>(),
        Title = table.Column<string>(),
        Body = table.Column<string>(),
        EnteredBy = table.Column<string>(maxLength: 200),
        EnteredAt = table.Column<DateTime>(),
    }, constraints: table => table.PrimaryKey("PK_platform_rule_set", row => new { row.Code, row.Version }));
}
