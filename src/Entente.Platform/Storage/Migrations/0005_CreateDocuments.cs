using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Documents with their versions, and the contents that lie in the database.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0005_CreateDocuments")]
internal sealed class CreateDocuments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_document", table => new
        {
            Id = table.Column<Guid>(),
            Title = table.Column<string>(maxLength: 300),
            OwnerKind = table.Column<string>(maxLength: 60),
            OwnerKey = table.Column<string>(maxLength: 100),
            OwnerName = table.Column<string>(maxLength: 200),
            OwnerHref = table.Column<string>(maxLength: 400),
            ScopeKind = table.Column<string>(maxLength: 40),
            ScopeCode = table.Column<string>(maxLength: 100),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            Retention = table.Column<string>(maxLength: 60),
            By = table.Column<string>(maxLength: 200),
            Account = table.Column<Guid>(nullable: true),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
            WithdrawnBecause = table.Column<string>(maxLength: 1000, nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_document", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_document_OwnerKind_OwnerKey", "platform_document", ["OwnerKind", "OwnerKey"]);

        migrationBuilder.CreateTable("platform_document_version", table => new
        {
            DocumentId = table.Column<Guid>(),
            Number = table.Column<int>(),
            FileName = table.Column<string>(maxLength: 200),
            ContentType = table.Column<string>(maxLength: 100),
            Size = table.Column<long>(),
            Sha256 = table.Column<string>(maxLength: 64),
            By = table.Column<string>(maxLength: 200),
            At = table.Column<DateTime>(),
            Note = table.Column<string>(maxLength: 1000, nullable: true),
            Scan = table.Column<string>(maxLength: 40),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_platform_document_version", row => new { row.DocumentId, row.Number });
            table.ForeignKey("FK_platform_document_version_platform_document_DocumentId", row => row.DocumentId,
                "platform_document", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_platform_document_version_Sha256", "platform_document_version", "Sha256");

        migrationBuilder.CreateTable("platform_document_content", table => new
        {
            Hash = table.Column<string>(maxLength: 64),
            Size = table.Column<long>(),
            At = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_platform_document_content", row => row.Hash));

        migrationBuilder.CreateTable("platform_document_chunk", table => new
        {
            Hash = table.Column<string>(maxLength: 64),
            Number = table.Column<int>(),
            Bytes = table.Column<byte[]>(),
        }, constraints: table => table.PrimaryKey("PK_platform_document_chunk", row => new { row.Hash, row.Number }));
    }
}
