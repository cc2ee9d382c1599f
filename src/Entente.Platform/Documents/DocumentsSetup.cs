using Entente.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Documents;

/// <summary>Puts documents into a host.</summary>
internal static class DocumentsSetup
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<DocumentRules>().BindConfiguration(DocumentRules.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(Store);
        services.AddSingleton<LookQueue>();
        services.AddSingleton<Intake>();
        services.AddSingleton<DocumentSweep>();
        services.AddScoped<DocumentWords>();
        services.AddScoped(provider => new DocumentShelf(
            provider.GetRequiredService<PlatformDb>(), provider.GetRequiredService<Intake>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static DocumentStore Store(IServiceProvider provider)
    {
        var database = provider.GetRequiredService<DatabaseSettings>();
        var clock = provider.GetRequiredService<TimeProvider>();
        var chosen = provider.GetRequiredService<IOptions<DocumentRules>>().Value.Store;
        if (chosen == "database" && !database.IsPostgres)
            throw new InvalidOperationException("Entente:Documents:Store is 'database', which needs a PostgreSQL server. Leave it empty or say 'folder'.");
        return chosen == "database" || (chosen.Length == 0 && database.IsPostgres)
            ? new DatabaseStore(database, clock)
            : new FolderStore(Path.Combine(DatabaseSettings.DataFolder(provider.GetRequiredService<IConfiguration>()), "documents"), clock);
    }
}
