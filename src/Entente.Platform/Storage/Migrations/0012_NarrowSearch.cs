using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// The search index in two tables: narrow rows, of which a search reads a thousand, and their texts beside them. The index is a copy
/// of what the rooms hold, so it is not moved: the next start builds it anew.
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0012_NarrowSearch")]
internal sealed class NarrowSearch : Migration
{
    private const string OnSqlite = """
        CREATE VIRTUAL TABLE platform_search_words USING fts5("TitleWords", "BodyWords", "Marks",
            content='platform_search_text', content_rowid='Id', prefix='1 2 3 4', tokenize='porter unicode61 remove_diacritics 2');
        CREATE TRIGGER platform_search_added AFTER INSERT ON platform_search_text BEGIN
            INSERT INTO platform_search_words(rowid, "TitleWords", "BodyWords", "Marks") VALUES (new."Id", new."TitleWords", new."BodyWords", new."Marks");
        END;
        CREATE TRIGGER platform_search_removed AFTER DELETE ON platform_search_text BEGIN
            INSERT INTO platform_search_words(platform_search_words, rowid, "TitleWords", "BodyWords", "Marks")
                VALUES ('delete', old."Id", old."TitleWords", old."BodyWords", old."Marks");
        END;
        """;

    // Beside each word stand its beginnings of up to four letters, at its place, behind a sign that no word has: what is typed halfway is
    // looked up like a word. The marks zs and zl are those of SearchSpan: of every 2^14 and of every 2^17 rows.
    private const string OnPostgres = """
        CREATE TABLE platform_search_words ("Id" bigint PRIMARY KEY REFERENCES platform_search_text ("Id") ON DELETE CASCADE,
            "Title" tsvector NOT NULL, "Whole" tsvector NOT NULL);
        CREATE FUNCTION platform_search_beginnings(words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
            SELECT coalesce(string_agg('''' || CASE letters WHEN 0 THEN word.lexeme ELSE '_' || left(word.lexeme, letters) END || ''':' || array_to_string(word.positions, ','), ' '), '')::tsvector
              FROM unnest(words) AS word CROSS JOIN generate_series(0, 4) AS letters WHERE length(word.lexeme) >= letters $$;
        CREATE OR REPLACE FUNCTION platform_search_vector(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
            SELECT platform_search_beginnings(to_tsvector('pg_catalog.simple', words)) || to_tsvector('pg_catalog.english', words) || to_tsvector('pg_catalog.french', words) $$;
        CREATE OR REPLACE FUNCTION platform_search_added() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE title tsvector := platform_search_vector(NEW."TitleWords");
                    marks tsvector := to_tsvector('pg_catalog.simple', NEW."Marks" || ' zs' || (NEW."Id" >> 14) || ' zl' || (NEW."Id" >> 17));
            BEGIN
                INSERT INTO platform_search_words VALUES (NEW."Id", title || marks, title || platform_search_vector(NEW."BodyWords") || marks);
                RETURN NULL;
            END $$;
        CREATE TRIGGER platform_search_added AFTER INSERT ON platform_search_text FOR EACH ROW EXECUTE FUNCTION platform_search_added();
        """;

    // The words of a row never change, only whole rows come and go, the words before the item: so the index may look them up. It then lies
    // on the narrow rows, of which fifty are in a page; on the wide rows of the words a search would read a page for every hit. The
    // table is named with its schema for whoever restores a dump, where none is searched; the price keeps the engine from trying every row.
    private const string Indexes = """
        DO $do$ DECLARE part text; BEGIN
            FOREACH part IN ARRAY ARRAY['Title', 'Whole'] LOOP
                EXECUTE format('CREATE FUNCTION platform_search_%1$s(id bigint) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT COST 100 AS
                    $$ BEGIN RETURN (SELECT words.%2$I FROM %3$I.platform_search_words words WHERE words."Id" = id); END $$', lower(part), part, current_schema());
                EXECUTE format('CREATE INDEX %1$I ON platform_search_item USING gin (platform_search_%2$s("Id")) WITH (fastupdate = off)', 'IX_platform_search_item_' || part, lower(part));
                EXECUTE format('ALTER INDEX %1$I ALTER COLUMN 1 SET STATISTICS 0', 'IX_platform_search_item_' || part);
            END LOOP;
        END $do$;
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TABLE platform_search_words");
        migrationBuilder.DropTable("platform_search_item");
        migrationBuilder.CreateTable("platform_search_text", table => new
        {
            Id = table.Column<long>()
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            Href = table.Column<string>(maxLength: 400),
            Code = table.Column<string>(nullable: true),
            TitleEn = table.Column<string>(nullable: true),
            TitleFr = table.Column<string>(nullable: true),
            BodyEn = table.Column<string>(nullable: true),
            BodyFr = table.Column<string>(nullable: true),
            TitleWords = table.Column<string>(),
            BodyWords = table.Column<string>(),
            Marks = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_platform_search_text", row => row.Id));
        migrationBuilder.CreateTable("platform_search_item", table => new
        {
            Id = table.Column<long>(),
            Kind = table.Column<string>(maxLength: 60),
            Key = table.Column<string>(maxLength: 100),
            Action = table.Column<string>(maxLength: 100, nullable: true),
            ActionName = table.Column<string>(nullable: true),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            UpdatedAt = table.Column<DateTime>(),
            CodeWords = table.Column<string>(),
            FullWords = table.Column<string>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_platform_search_item", row => row.Id);
            table.ForeignKey("FK_platform_search_item_platform_search_text_Id", row => row.Id, "platform_search_text", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_platform_search_item_Kind_Key", "platform_search_item", ["Kind", "Key"], unique: true);
        migrationBuilder.CreateIndex("IX_platform_search_item_CodeWords", "platform_search_item", "CodeWords");
        migrationBuilder.CreateIndex("IX_platform_search_item_FullWords", "platform_search_item", "FullWords");
        migrationBuilder.Sql("UPDATE platform_search_state SET \"Form\" = 0");
        migrationBuilder.Sql(ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite" ? OnSqlite : OnPostgres + Indexes);
    }
}
