using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Actions.Migrations;

/// <summary>A task may name the person who does it.</summary>
[DbContext(typeof(ActionsDb))]
[Migration("0070_NamePeople")]
internal sealed class NamePeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("Person", "actions_task", nullable: true);
        migrationBuilder.AddColumn<string>("PersonName", "actions_task", maxLength: 200, nullable: true);
    }
}
