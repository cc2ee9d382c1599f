using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>
/// Kinds of scope are words that rooms bring, one inside the other. A document names offices and no longer those who held them when it was
/// attached; nobody has a role twice in one place.
/// </summary>
[DbContext(typeof(PlatformDb))]
[Migration("0030_NameScopes")]
internal sealed class NameScopes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "platform_role_grant", "platform_document" })
        {
            foreach (var (old, kind) in new[] { ("Platform", "platform"), ("Agency", "agency"), ("Action", "action"), ("WorkPackage", "action/work-package") })
                migrationBuilder.Sql($"""UPDATE {table} SET "ScopeKind" = '{kind}' WHERE "ScopeKind" = '{old}';""");
        }

        var sqlite = migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        var slug = sqlite
            ? """substr("ScopeCode", 1, instr("ScopeCode" || '/', '/') - 1)"""
            : """split_part("ScopeCode", '/', 1)""";
        var account = sqlite ? """lower(replace("Account", '-', ''))""" : """replace("Account"::text, '-', '')""";
        migrationBuilder.Sql($"""
            UPDATE platform_document
            SET "Audience" = ' action:' || {slug} || '  coordinator@action:' || {slug} || ' ' || COALESCE(' person:' || {account} || ' ', '')
            WHERE "ScopeKind" LIKE 'action%';
            """);

        // Of two that are in force in the same place at the same time the older stays; one that ran out has ended.
        var today = sqlite ? "date('now')" : "CURRENT_DATE";
        var now = sqlite ? "strftime('%Y-%m-%d %H:%M:%S', 'now')" : "timezone('utc', now())";
        migrationBuilder.Sql($"""UPDATE platform_role_grant SET "EndedAt" = {now} WHERE "EndedAt" IS NULL AND "Until" < {today};""");
        migrationBuilder.Sql($"""
            UPDATE platform_role_grant SET "EndedAt" = {now}
            WHERE "EndedAt" IS NULL AND EXISTS (SELECT 1 FROM platform_role_grant AS older
                WHERE older."EndedAt" IS NULL AND older."Id" < platform_role_grant."Id" AND older."Account" = platform_role_grant."Account"
                    AND older."Role" = platform_role_grant."Role" AND older."ScopeCode" = platform_role_grant."ScopeCode");
            """);
        migrationBuilder.CreateIndex(
            "IX_platform_role_grant_Account_Role_ScopeKind_ScopeCode", "platform_role_grant", ["Account", "Role", "ScopeKind", "ScopeCode"], unique: true, filter: "\"EndedAt\" IS NULL");
        migrationBuilder.DropIndex("IX_platform_role_grant_Account", "platform_role_grant");
    }
}
