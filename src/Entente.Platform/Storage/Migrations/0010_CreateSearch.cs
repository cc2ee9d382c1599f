using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// The search index: a row for each thing, and the engine's words beside it, kept by triggers. The words are no part of the model:
/// EF has no name for either engine's.
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0010_CreateSearch")]
internal sealed class CreateSearch : Migration
{
    private const string OnSqlite = """
        CREATE VIRTUAL TABLE platform_search_words USING fts5("TitleWords", "BodyWords", "Marks",
            content='platform_search_item', content_rowid='Id', prefix='2 3 4', tokenize='porter unicode61 remove_diacritics 2');
        CREATE TRIGGER platform_search_added AFTER INSERT ON platform_search_item BEGIN
            INSERT INTO platform_search_words(rowid, "TitleWords", "BodyWords", "Marks") VALUES (new."Id", new."TitleWords", new."BodyWords", new."Marks");
        END;
        CREATE TRIGGER platform_search_removed AFTER DELETE ON platform_search_item BEGIN
            INSERT INTO platform_search_words(platform_search_words, rowid, "TitleWords", "BodyWords", "Marks")
                VALUES ('delete', old."Id", old."TitleWords", old."BodyWords", old."Marks");
        END;
        """;

    // Each word as it is written and as either language's stem: nobody says in which language a title is written.
    private const string OnPostgres = """
        CREATE TABLE platform_search_words ("Id" bigint PRIMARY KEY REFERENCES platform_search_item ("Id") ON DELETE CASCADE,
            "Title" tsvector NOT NULL, "Whole" tsvector NOT NULL);
        ALTER TABLE platform_search_words ALTER COLUMN "Title" SET STATISTICS 2000, ALTER COLUMN "Whole" SET STATISTICS 2000;
        CREATE INDEX "IX_platform_search_words_Title" ON platform_search_words USING gin ("Title");
        CREATE INDEX "IX_platform_search_words_Whole" ON platform_search_words USING gin ("Whole");
        CREATE FUNCTION platform_search_vector(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS
            $$ SELECT to_tsvector('pg_catalog.simple', words) || to_tsvector('pg_catalog.english', words) || to_tsvector('pg_catalog.french', words) $$;
        CREATE FUNCTION platform_search_added() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE title tsvector := platform_search_vector(NEW."TitleWords");
                    marks tsvector := to_tsvector('pg_catalog.simple', NEW."Marks");
            BEGIN
                INSERT INTO platform_search_words VALUES (NEW."Id", title || marks, title || platform_search_vector(NEW."BodyWords") || marks);
                RETURN NULL;
            END $$;
        CREATE TRIGGER platform_search_added AFTER INSERT ON platform_search_item FOR EACH ROW EXECUTE FUNCTION platform_search_added();
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_search_item", table => new
        {
            Id = table.Column<long>()
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            Kind = table.Column<string>(maxLength: 60),
            Key = table.Column<string>(maxLength: 100),
            Href = table.Column<string>(maxLength: 400),
            Action = table.Column<string>(maxLength: 100, nullable: true),
            ActionName = table.Column<string>(nullable: true),
            Code = table.Column<string>(nullable: true),
            TitleEn = table.Column<string>(nullable: true),
            TitleFr = table.Column<string>(nullable: true),
            BodyEn = table.Column<string>(nullable: true),
            BodyFr = table.Column<string>(nullable: true),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            UpdatedAt = table.Column<DateTime>(),
            CodeWords = table.Column<string>(),
            FullWords = table.Column<string>(),
            TitleWords = table.Column<string>(),
            BodyWords = table.Column<string>(),
            Marks = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_platform_search_item", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_search_item_Kind_Key", "platform_search_item", ["Kind", "Key"], unique: true);
        migrationBuilder.CreateIndex("IX_platform_search_item_CodeWords", "platform_search_item", "CodeWords");
        migrationBuilder.CreateIndex("IX_platform_search_item_FullWords", "platform_search_item", "FullWords");
        migrationBuilder.CreateTable("platform_search_state", table => new
        {
            Id = table.Column<int>(),
            Form = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_search_state", row => row.Id));
        migrationBuilder.Sql("INSERT INTO platform_search_state (\"Id\", \"Form\") VALUES (1, 0)");
        migrationBuilder.Sql(ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite" ? OnSqlite : OnPostgres);
    }
}
