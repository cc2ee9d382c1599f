using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
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
    private readonly List<Pin> pins = [];

    /// <summary>What holds it.</summary>
    public IReadOnlyList<Pin> Pins => pins;

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

    public void Hold(Pin pin) => pins.Add(pin);

    public void Loosen(Pin pin) => pins.Remove(pin);

    /// <summary>Says something and changes nothing.</summary>
    public void Repeat() => Tell(new NoticePosted(Id.Value, Text));

    public void Rewrite(string text)
    {
        Text = text;
        Tell(new NoticePosted(Id.Value, text));
    }
}

/// <summary>A part of a notice.</summary>
internal sealed class Pin
{
    private readonly List<Dent> dents = [];

    public required Guid Id { get; init; }

    public required string Colour { get; set; }

    /// <summary>Parts of a part.</summary>
    public IReadOnlyList<Dent> Dents => dents;

    public void Bend(Dent dent) => dents.Add(dent);

    public void Straighten() => dents.Clear();
}

/// <summary>A part of a part of a notice.</summary>
internal sealed class Dent
{
    public required Guid Id { get; init; }

    public required int Depth { get; set; }
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
            notice.OwnsMany(row => row.Pins, pin =>
            {
                pin.ToTable("board_pin");
                pin.WithOwner().HasForeignKey("NoticeId");
                pin.HasKey(row => row.Id);
                pin.Property(row => row.Id).ValueGeneratedNever();
                pin.OwnsMany(row => row.Dents, dent =>
                {
                    dent.ToTable("board_dent");
                    dent.WithOwner().HasForeignKey("PinId");
                    dent.HasKey(row => row.Id);
                    dent.Property(row => row.Id).ValueGeneratedNever();
                });
            });
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
internal sealed class BoardRoom(bool later = false) : IRoom
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

    public void Work(JobKinds jobs) => jobs
        .Add<PinUp, PinUp.Ask, BoardDb>(PinUp.Kind)
        .Add<Tidy, PinUp.Ask, BoardDb>(Tidy.Kind).Daily(Tidy.Kind, new(6, 0), new PinUp.Ask("Tidied", ""));

    public void Tell(NoticeTopics topics) => topics.Add<BoardRoom>("board.pinned").Add<BoardRoom>("board.torn").Add<BoardRoom>("board.lent", "", NoticeTopics.Day);

    public void Hear(Facts facts)
    {
        facts.Add<NoticePosted, BoardDb, EchoNotice>(NoticePosted.Name, "board.echo");
        if (later)
            facts.Add<NoticePosted, BoardDb, EchoLater>(NoticePosted.Name, EchoLater.Name);
    }

    public Task Migrate(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<BoardDb>().BringUpToDate(stop);
}

/// <summary>Decides whether the hearer manages.</summary>
internal sealed class Mood
{
    /// <summary>Called at each hearing with the text heard, before it is written; may throw.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Called after the change was made and before it is saved; may throw.</summary>
    public Action<string> After { get; set; } = _ => { };

    /// <summary>Called at each hearing of the hearer that came later; may throw or wait.</summary>
    public Func<string, CancellationToken, Task> Later { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called in the middle of a job; may throw, wait or move the clock.</summary>
    public Func<string, CancellationToken, Task> During { get; set; } = (_, _) => Task.CompletedTask;
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

/// <summary>A second hearer of the same fact, of a room that came later.</summary>
internal sealed class EchoLater(Mood mood) : IHear<NoticePosted, BoardDb>
{
    public const string Name = "board.echo-later";

    public async Task Hear(NoticePosted fact, BoardDb db, CancellationToken stop)
    {
        await mood.Later(fact.Text, stop);
        db.Echoes.Add(new Echo { Text = $"Later: {fact.Text}" });
    }
}

/// <summary>A job that puts up a notice, and that a test can make refuse, fail or wait.</summary>
internal sealed class PinUp(Mood mood, TimeProvider clock) : IJob<PinUp.Ask, BoardDb>
{
    public const string Kind = "board.pin-up";

    /// <param name="Refuse">A problem's code to refuse with; empty to go on.</param>
    public sealed record Ask(string Text, string Refuse);

    public async Task<Result<JobResult>> Run(Ask ask, BoardDb db, JobProgress progress, CancellationToken stop)
    {
        await progress.Say("pin", 0, 1, stop);
        db.Notices.Add(Notice.Post(ask.Text, clock.GetUtcNow()));
        await mood.During(ask.Text, stop);
        if (ask.Refuse.Length > 0)
            return Problem.Rule(ask.Refuse, "Not before {0}.", new DateOnly(2026, 7, 1)) with { Faults = [new("$.text", "board.dull", "Longer than {0}.", 3)] };
        return new JobResult("/board", 1, 0);
    }
}

/// <summary>What the board does every morning.</summary>
internal sealed class Tidy(Mood mood) : IJob<PinUp.Ask, BoardDb>
{
    public const string Kind = "board.tidy";

    public async Task<Result<JobResult>> Run(PinUp.Ask ask, BoardDb db, JobProgress progress, CancellationToken stop)
    {
        db.Echoes.Add(new Echo { Text = ask.Text });
        await mood.During(ask.Text, stop);
        return new JobResult(null);
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
        migrationBuilder.CreateTable("board_pin", table => new
        {
            Id = table.Column<Guid>(),
            Colour = table.Column<string>(),
            NoticeId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_board_pin", row => row.Id);
            table.ForeignKey("FK_board_pin_board_notice_NoticeId", row => row.NoticeId, "board_notice", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_board_pin_NoticeId", "board_pin", "NoticeId");
        migrationBuilder.CreateTable("board_dent", table => new
        {
            Id = table.Column<Guid>(),
            Depth = table.Column<int>(),
            PinId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_board_dent", row => row.Id);
            table.ForeignKey("FK_board_dent_board_pin_PinId", row => row.PinId, "board_pin", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_board_dent_PinId", "board_dent", "PinId");
        migrationBuilder.CreateTable("board_echo", table => new
        {
            Number = table.Column<long>()
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            Text = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_board_echo", row => row.Number));
    }
}
