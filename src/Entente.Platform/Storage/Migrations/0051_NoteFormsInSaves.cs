using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>A form is noted in the transaction that saves what it asked for.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0051_NoteFormsInSaves")]
internal sealed class NoteFormsInSaves : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<DateTime>("SavedAt", "platform_taken_form", nullable: true);
}
