using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Whether a mail may say the sentence of a notice; of what was told before it only counts.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0013_SayInMail")]
internal sealed class SayInMail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>("MayBeMailed", "platform_notice", nullable: false, defaultValue: false);
}
