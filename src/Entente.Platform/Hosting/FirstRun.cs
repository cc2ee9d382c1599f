using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Hosting;

/// <summary>What happens before a host listens: tables are brought up to date, and a new installation gets the demo unless it shall be empty.</summary>
public static class FirstRun
{
    /// <summary>
    /// Migrates; then, when nobody has set this installation up and <c>ENTENTE_EMPTY</c> is not <c>1</c>, loads the demo from the
    /// folder <c>ENTENTE_DEMO</c> (default: the first <c>demo</c> found upward from the program or the content).
    /// </summary>
    public static async Task Prepare(IServiceProvider services, CancellationToken stop)
    {
        await PlatformSetup.Migrate(services, stop);
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration["ENTENTE_EMPTY"] == "1" || await services.GetRequiredService<Settings>().IsSetUp(stop))
            return;

        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Entente");
        if (Folder(configuration, services.GetRequiredService<IHostEnvironment>()) is not { } folder)
        {
            log.LogWarning("There is no demo folder, so this installation begins empty: open /setup");
            return;
        }

        await LoadDemo(services, folder, stop);
        log.LogInformation("First run: loaded the demo from {Folder}", folder);
    }

    private static async Task LoadDemo(IServiceProvider services, string folder, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Program("demo"));
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var demo = await DemoAccounts.Load(scope.ServiceProvider, folder, stop);
        foreach (var room in scope.ServiceProvider.GetServices<IRoom>())
            await room.LoadDemo(scope.ServiceProvider, folder, stop);

        // Last, so that a first run that was cut short is simply run again.
        db.Add(new Setting { Key = Settings.DemoPasswordKey, Value = demo.Password });
        db.Add(new Setting { Key = Settings.DemoKey, Value = "true" });
        await db.SaveChangesAsync(stop);
    }

    private static string? Folder(IConfiguration configuration, IHostEnvironment host)
    {
        if (configuration["ENTENTE_DEMO"] is { Length: > 0 } named)
            return Path.GetFullPath(named);
        return Upward(AppContext.BaseDirectory).Concat(Upward(host.ContentRootPath))
            .Select(folder => Path.Combine(folder, "demo"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, DemoAccounts.FileName)));
    }

    private static IEnumerable<string> Upward(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
