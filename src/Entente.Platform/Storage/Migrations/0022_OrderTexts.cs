using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>By what PostgreSQL sorts and searches texts in lists as a reader does; SQLite is taught it by each connection (<see cref="Lists.ListText"/>).</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0022_OrderTexts")]
internal sealed class OrderTexts : Migration
{
    private const string OnPostgres = """
        CREATE COLLATION IF NOT EXISTS platform_order (provider = icu, locale = 'und-u-kn-true-ks-level2', deterministic = false);
        CREATE OR REPLACE FUNCTION platform_plain(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT replace(replace(replace(translate(lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036F]', '', 'g') COLLATE "und-x-icu"),
            'øłđðıς', 'olddiσ'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss') $$;
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (ActiveProvider != "Microsoft.EntityFrameworkCore.Sqlite")
            migrationBuilder.Sql(OnPostgres);
    }
}
