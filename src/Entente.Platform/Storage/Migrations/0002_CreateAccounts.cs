using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>Accounts, roles granted, sessions, personal tokens, keys and settings.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0002_CreateAccounts")]
internal sealed class CreateAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_account", table => new
        {
            Id = table.Column<Guid>(),
            SignInName = table.Column<string>(maxLength: 200),
            DisplayName = table.Column<string>(maxLength: 200),
            Authority = table.Column<string>(maxLength: 60, nullable: true),
            IsDemo = table.Column<bool>(),
            OpenedAt = table.Column<DateTime>(),
            PasswordHash = table.Column<string>(maxLength: 200),
            PasswordIsTemporary = table.Column<bool>(),
            SecurityStamp = table.Column<string>(maxLength: 40),
            Language = table.Column<string>(maxLength: 2, nullable: true),
            Theme = table.Column<string>(maxLength: 10, nullable: true),
            FailedAttempts = table.Column<int>(),
            LockedUntil = table.Column<DateTime>(nullable: true),
            LastSignInAt = table.Column<DateTime>(nullable: true),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
            WithdrawnBecause = table.Column<string>(maxLength: 1000, nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_account", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_account_SignInName", "platform_account", "SignInName", unique: true);

        migrationBuilder.CreateTable("platform_role_grant", table => new
        {
            Id = table.Column<Guid>(),
            Account = table.Column<Guid>(),
            Role = table.Column<string>(maxLength: 60),
            ScopeKind = table.Column<string>(maxLength: 40),
            ScopeCode = table.Column<string>(maxLength: 100),
            From = table.Column<DateOnly>(),
            Until = table.Column<DateOnly>(nullable: true),
            GrantedBy = table.Column<string>(maxLength: 200),
            EndedAt = table.Column<DateTime>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_role_grant", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_role_grant_Account", "platform_role_grant", "Account");

        migrationBuilder.CreateTable("platform_session", table => new
        {
            KeyHash = table.Column<string>(maxLength: 64),
            Id = table.Column<Guid>(),
            Account = table.Column<Guid>(),
            Stamp = table.Column<string>(maxLength: 40),
            StartedAt = table.Column<DateTime>(),
            LastUsedAt = table.Column<DateTime>(),
            ExpiresAt = table.Column<DateTime>(),
            UserAgent = table.Column<string>(maxLength: 300),
        }, constraints: table => table.PrimaryKey("PK_platform_session", row => row.KeyHash));
        migrationBuilder.CreateIndex("IX_platform_session_Account", "platform_session", "Account");

        migrationBuilder.CreateTable("platform_token", table => new
        {
            Id = table.Column<Guid>(),
            Account = table.Column<Guid>(),
            Name = table.Column<string>(maxLength: 100),
            SecretHash = table.Column<string>(maxLength: 64),
            ReadOnly = table.Column<bool>(),
            CreatedAt = table.Column<DateTime>(),
            ExpiresAt = table.Column<DateTime>(),
            LastUsedAt = table.Column<DateTime>(nullable: true),
            RevokedAt = table.Column<DateTime>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_token", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_token_SecretHash", "platform_token", "SecretHash", unique: true);
        migrationBuilder.CreateIndex("IX_platform_token_Account", "platform_token", "Account");

        migrationBuilder.CreateTable("platform_key", table => new
        {
            Name = table.Column<string>(maxLength: 100),
            Xml = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_platform_key", row => row.Name));

        migrationBuilder.CreateTable("platform_setting", table => new
        {
            Key = table.Column<string>(maxLength: 100),
            Value = table.Column<string>(maxLength: 1000),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_platform_setting", row => row.Key));
    }
}
