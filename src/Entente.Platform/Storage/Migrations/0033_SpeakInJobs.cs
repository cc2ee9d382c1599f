using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>A job knows the language of whoever asked for it. The kinds that carried it in what they were asked keep it.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0033_SpeakInJobs")]
internal sealed class SpeakInJobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Language", "platform_job", maxLength: 10, nullable: true);
        var language = migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? """json_extract("Ask", '$.language')"""
            : "(\"Ask\"::jsonb ->> 'language')";
        migrationBuilder.Sql($"""UPDATE platform_job SET "Language" = {language} WHERE "Kind" IN ('platform.export-sheet', 'platform.make-paper')""");
    }
}
