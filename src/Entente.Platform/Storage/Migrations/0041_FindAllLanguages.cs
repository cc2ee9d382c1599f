using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// The search index holds texts in every language that they have, not in two. It is a copy of what the rooms hold, so nothing is moved: the
/// next start builds it anew. PostgreSQL learns to say a text in a language; SQLite is taught it by each connection (<see cref="Lists.ListText"/>).
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0041_FindAllLanguages")]
internal sealed class FindAllLanguages : Migration
{
    private const string OnPostgres = """
        CREATE OR REPLACE FUNCTION platform_in(given text, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT coalesce(given::jsonb ->> language, given::jsonb ->> 'en', (SELECT value FROM jsonb_each_text(given::jsonb) ORDER BY key LIMIT 1)) $$;
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in new[] { "Title", "Body" })
        {
            migrationBuilder.AddColumn<string>(column, "platform_search_text", nullable: false, defaultValue: "{}");
            foreach (var language in new[] { "En", "Fr" })
                migrationBuilder.Sql($"""ALTER TABLE platform_search_text DROP COLUMN "{column}{language}";""");
        }

        if (ActiveProvider != "Microsoft.EntityFrameworkCore.Sqlite")
            migrationBuilder.Sql(OnPostgres);
    }
}
