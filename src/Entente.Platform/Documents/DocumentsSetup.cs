using Entente.Contracts.Actions;
using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Documents;

/// <summary>Documents and their store.</summary>
internal sealed class DocumentsSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddOptions<DocumentSettings>().BindConfiguration(DocumentSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(Store);
        services.AddSingleton<LookQueue>();
        services.AddSingleton<Intake>();
        services.AddSingleton<DocumentSweep>();
        services.AddScoped<DocumentWords>();
        services.AddScoped(provider => new DocumentShelf(
            provider.GetRequiredService<PlatformDb>(), provider.GetRequiredService<Intake>(), provider.GetRequiredService<TimeProvider>()));
        services.AddProblemTexts<DocumentTexts>();
    }

    public void MapApi(IEndpointRouteBuilder api) => DocumentsApi.Map(api);

    public void MapFiles(IEndpointRouteBuilder pages) => DocumentsApi.MapFiles(pages);

    public void Keep(ThingKinds things) => DocumentThings.Keep(things);

    public void Stand(Places places) => places
        .Link<DocumentTexts>(Menu.House, 90, "title", "/documents", "file-text", PlatformPermissions.ReadDocuments)
        .Card<ActionDocuments>(ActionsPlaces.Overview, 50, PlatformPermissions.ReadDocuments)
        .Card<ActionDocuments>(ActionsPlaces.WorkPackage, 50, PlatformPermissions.ReadDocuments);

    private static DocumentStore Store(IServiceProvider provider)
    {
        var database = provider.GetRequiredService<DatabaseSettings>();
        var clock = provider.GetRequiredService<TimeProvider>();
        var chosen = provider.GetRequiredService<IOptions<DocumentSettings>>().Value.Store;
        if (chosen == "database" && !database.IsPostgres)
            throw new InvalidOperationException("Entente:Documents:Store is 'database', which needs a PostgreSQL server. Leave it empty or say 'folder'.");
        return chosen == "database" || (chosen.Length == 0 && database.IsPostgres)
            ? new DatabaseStore(database, clock)
            : new FolderStore(Path.Combine(DatabaseSettings.DataFolder(provider.GetRequiredService<IConfiguration>()), "documents"), clock);
    }
}
