using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests;

/// <summary>A notice on the board: the smallest thing that tells facts and that not everybody may see.</summary>
internal sealed class Notice : Entity, IVisible
{
    public required Id<Notice> Id { get; init; }

    public required string Text { get; set; }

    public Edition Edition { get; init; } = Edition.Network;

    public Handling Handling { get; init; } = Handling.Green;

    public string Audience { get; init; } = "";

    [Secret]
    public string? Password { get; init; }

    public static Notice Post(string text, DateTimeOffset now)
    {
        var notice = new Notice { Id = Id<Notice>.New(now), Text = text };
        notice.Tell(new NoticePosted(notice.Id.Value, text));
        return notice;
    }

    public void Rewrite(string text)
    {
        Text = text;
        Tell(new NoticePosted(Id.Value, text));
    }
}

/// <summary>Somebody put up a notice.</summary>
internal sealed record NoticePosted(Guid Id, string Text) : IFact
{
    public const string Name = "board.notice-posted.1";

    string IFact.Kind => Name;
}

/// <summary>What the hearing side writes down for each fact that it heard: one row a hearing, so that a repeat shows.</summary>
internal sealed class Echo
{
    public long Number { get; init; }

    public required string Text { get; init; }
}

internal sealed class BoardDb(DbContextOptions<BoardDb> options, Recorder recorder) : RoomDb(options, recorder)
{
    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Echo> Echoes => Set<Echo>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Notice>(notice =>
        {
            notice.ToTable("board_notice");
            notice.HasKey(row => row.Id);
            notice.Property(row => row.Id).IsId();
            notice.HasIndex(row => row.Text).IsUnique();
        });
        modelBuilder.Entity<Echo>(echo =>
        {
            echo.ToTable("board_echo");
            echo.HasKey(row => row.Number);
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The board's door, with a hearer that a test can make fail.</summary>
internal sealed class BoardRoom : IRoom
{
    public string Name => "board";

    public IReadOnlyList<Permission> Permissions => [];

    public void AddServices(IServiceCollection services)
    {
        services.AddRoomDb<BoardDb>(Name);
        services.AddSingleton<Mood>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        // Nothing here is asked over HTTP.
    }

    public void Hear(Facts facts) => facts.Add<NoticePosted, BoardDb, EchoNotice>(NoticePosted.Name, "board.echo");

    public Task Migrate(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<BoardDb>().Database.MigrateAsync(stop);
}

/// <summary>Decides whether the hearer manages.</summary>
internal sealed class Mood
{
    /// <summary>Called at each hearing with the text heard, before it is written; may throw.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Called after the change was made and before it is saved; may throw.</summary>
    public Action<string> After { get; set; } = _ => { };
}

internal sealed class EchoNotice(Mood mood) : IHear<NoticePosted, BoardDb>
{
    public Task Hear(NoticePosted fact, BoardDb db, CancellationToken stop)
    {
        mood.Before(fact.Text);
        db.Echoes.Add(new Echo { Text = fact.Text });
        mood.After(fact.Text);
        return Task.CompletedTask;
    }
}

[DbContext(typeof(BoardDb))]
[Migration("0001_CreateBoard")]
internal sealed class CreateBoard : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("board_notice", table => new
        {
            Id = table.Column<Guid>(),
            Text = table.Column<string>(),
            Edition = table.Column<string>(maxLength: 40),
            Handling = table.Column<string>(maxLength: 40),
            Audience = table.Column<string>(),
            Password = table.Column<string>(nullable: true),
            Version = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_board_notice", row => row.Id));
        migrationBuilder.CreateIndex("IX_board_notice_Text", "board_notice", "Text", unique: true);
        migrationBuilder.CreateTable("board_echo", table => new
        {
            Number = table.Column<long>()
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            Text = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_board_echo", row => row.Number));
    }
}
