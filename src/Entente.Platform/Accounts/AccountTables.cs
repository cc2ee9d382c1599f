using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>Where accounts, roles, sessions, tokens, keys and settings lie.</summary>
internal static class AccountTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("platform_account");
            account.HasKey(row => row.Id);
            account.Property(row => row.Id).IsId();
            account.Property(row => row.SignInName).HasMaxLength(200);
            account.Property(row => row.DisplayName).HasMaxLength(200);
            account.Property(row => row.Authority).HasMaxLength(60);
            account.Property(row => row.PasswordHash).HasMaxLength(200);
            account.Property(row => row.SecurityStamp).HasMaxLength(40);
            account.Property(row => row.Language).HasMaxLength(2);
            account.Property(row => row.Theme).HasMaxLength(10);
            account.Property(row => row.WithdrawnBecause).HasMaxLength(1000);
            account.HasIndex(row => row.SignInName).IsUnique();
        });
        model.Entity<RoleGrant>(grant =>
        {
            grant.ToTable("platform_role_grant");
            grant.HasKey(row => row.Id);
            grant.Property(row => row.Id).IsId();
            grant.Property(row => row.Account).IsId();
            grant.Property(row => row.Role).HasMaxLength(60);
            grant.Property(row => row.ScopeKind).HasMaxLength(40);
            grant.Property(row => row.ScopeCode).HasMaxLength(100);
            grant.Property(row => row.GrantedBy).HasMaxLength(200);
            grant.HasIndex(row => new { row.Account, row.Role, row.ScopeKind, row.ScopeCode }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("platform_session");
            session.HasKey(row => row.KeyHash);
            session.Property(row => row.KeyHash).HasMaxLength(64);
            session.Property(row => row.Account).IsId();
            session.Property(row => row.Stamp).HasMaxLength(40);
            session.Property(row => row.UserAgent).HasMaxLength(300);
            session.HasIndex(row => row.Account);
        });
        model.Entity<PersonalToken>(token =>
        {
            token.ToTable("platform_token");
            token.HasKey(row => row.Id);
            token.Property(row => row.Id).IsId();
            token.Property(row => row.Account).IsId();
            token.Property(row => row.Name).HasMaxLength(100);
            token.Property(row => row.SecretHash).HasMaxLength(64);
            token.HasIndex(row => row.SecretHash).IsUnique();
            token.HasIndex(row => row.Account);
        });
        model.Entity<PlatformKey>(key =>
        {
            key.ToTable("platform_key");
            key.HasKey(row => row.Name);
            key.Property(row => row.Xml).HoldsUpTo(TextLength.Pages);
            key.Property(row => row.Name).HasMaxLength(100);
        });
        model.Entity<Setting>(setting =>
        {
            setting.ToTable("platform_setting");
            setting.HasKey(row => row.Key);
            setting.Property(row => row.Key).HasMaxLength(100);
            setting.Property(row => row.Value).HasMaxLength(1000);
        });
    }
}
