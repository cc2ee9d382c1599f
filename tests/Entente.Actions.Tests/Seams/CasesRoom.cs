using Entente.Platform.Audit;
using Entente.Contracts.Actions;
using Entente.Platform;
using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Seams;

/// <summary>A second room, as small as one can be: a case lies in a joint action and has a page of its own.</summary>
public sealed class CasesRoom : IRoom
{
    /// <summary>What its doors ask for.</summary>
    public const string Read = "cases.read";

    /// <summary>Its kind of things.</summary>
    public const string Case = "cases.case";

    /// <summary>One case of a joint action.</summary>
    public const string CaseScope = $"{ActionsScopes.ActionKind}/case";

    /// <summary>Sees to one case.</summary>
    public static readonly Role Lead = new("case-lead", CaseScope);

    /// <inheritdoc/>
    public string Name => "cases";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [Permission.ForAll(Read, "Read cases.")];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddRoomDb<CasesDb>(Name);

    /// <inheritdoc/>
    public void MapApi(IEndpointRouteBuilder api)
    {
        // Nothing here is asked over the API.
    }

    /// <inheritdoc/>
    public void Hear(Facts facts)
    {
    }

    /// <inheritdoc/>
    public void Keep(ThingKinds things) => things.Add<CasesDb, Case, CasesRoom>(Case, Read, one => one.Id.ToString(), (cases, _, _) =>
        Task.FromResult<IReadOnlyList<ThingEntry>>([.. cases.Select(one => new ThingEntry(one.Id.ToString(), $"/cases/{one.Id}", LocalText.Of(one.Title)) { Action = one.Action }.SeenAs(one))]));

    /// <inheritdoc/>
    public void Appoint(RoleKinds roles) => roles
        .Scope<CasesDb, CasesRoom>(CaseScope, db => db.Cases.Select(one => new ScopeEntry { Code = one.Action + "/" + one.Number, Name = one.Title }))
        .Role<CasesRoom>(Lead, PlatformPermissions.Comment);

    /// <inheritdoc/>
    public void Stand(Places places) => places
        .Link<CasesRoom>(Menu.Action, 60, "Cases", "/ja/{action}/cases", "list", Read)
        .Card<CasesGuest>(ActionsPlaces.Overview, 10, Read)
        .Waiting<CasesWaiting>();

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<CasesDb>().BringUpToDate(stop);
}

/// <summary>Something that is looked into.</summary>
public sealed class Case : Entity, IVisible
{
    /// <summary>Identity.</summary>
    public required Id<Case> Id { get; init; }

    /// <summary>Slug of the joint action.</summary>
    public required string Action { get; init; }

    /// <summary>Its number in the action.</summary>
    public required string Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <inheritdoc/>
    public Edition Edition { get; init; } = Edition.Network;

    /// <inheritdoc/>
    public Handling Handling { get; init; } = Handling.Green;

    /// <inheritdoc/>
    public string Audience { get; init; } = "";
}

/// <summary>Its store.</summary>
public sealed class CasesDb(DbContextOptions<CasesDb> options, Recorder recorder) : RoomDb(options, recorder)
{
    /// <summary>The cases.</summary>
    public DbSet<Case> Cases => Set<Case>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Case>(one =>
        {
            one.ToTable("cases_case");
            one.HasKey(row => row.Id);
            one.Property(row => row.Id).IsId();
            one.Property(row => row.Action).HasMaxLength(100);
            one.Property(row => row.Number).HasMaxLength(20);
            one.Property(row => row.Title).HasMaxLength(300);
        });
        base.OnModelCreating(modelBuilder);
    }
}

[DbContext(typeof(CasesDb))]
[Migration("0001_CreateCases")]
internal sealed class CreateCases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("cases_case", table => new
    {
        Id = table.Column<Guid>(),
        Action = table.Column<string>(maxLength: 100),
        Number = table.Column<string>(maxLength: 20),
        Title = table.Column<string>(maxLength: 300),
        Edition = table.Column<string>(maxLength: 40),
        Handling = table.Column<string>(maxLength: 40),
        Audience = table.Column<string>(),
        Version = table.Column<int>(),
    }, constraints: table => table.PrimaryKey("PK_cases_case", row => row.Id));
}

/// <summary>What it shows on the overview of a joint action.</summary>
public sealed class CasesGuest(CasesDb db) : IGuest
{
    /// <inheritdoc/>
    public async Task<GuestCard?> For(Visit visit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var titles = await db.Cases.SeenBy(visit.Reader).Where(one => one.Action == visit.Action).Select(one => one.Title).ToListAsync(stop);
        return titles.Count == 0 ? null : GuestCard.Of<CasesCard>((nameof(CasesCard.Titles), titles));
    }
}

/// <summary>What in it waits.</summary>
public sealed class CasesWaiting(CasesDb db) : IWaiting
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> For(Actor reader, CancellationToken stop) =>
        [.. (await db.Cases.SeenBy(reader).ToListAsync(stop)).Select(one => new WaitingItem(Tone.Late, $"Look into {one.Title}", $"/cases/{one.Id}", "Look", $"/cases/{one.Id}"))];
}

/// <summary>Draws the card.</summary>
public sealed class CasesCard : ComponentBase
{
    /// <summary>Of the cases.</summary>
    [Parameter] public IReadOnlyList<string> Titles { get; set; } = [];

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "section");
        builder.AddAttribute(1, "id", "cases-card");
        builder.AddContent(2, string.Join(", ", Titles));
        builder.CloseElement();
    }
}

/// <summary>The page of a case.</summary>
[Route("/cases/{Key:guid}")]
[Permission(CasesRoom.Read)]
[Shows(CasesRoom.Case, nameof(Key))]
public sealed class CasePage : LoadedPage
{
    private Case? one;

    /// <summary>Which one.</summary>
    [Parameter] public Guid Key { get; set; }

    [Inject] private CasesDb Db { get; set; } = null!;

    [Inject] private Actor Reader { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task Load() => one = await Db.Cases.SeenBy(Reader).FirstOrDefaultAsync(row => row.Id == new Id<Case>(Key));

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "h1");
        builder.AddContent(1, one?.Title ?? "No such case");
        builder.CloseElement();
    }
}
