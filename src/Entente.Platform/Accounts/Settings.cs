using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Accounts;

/// <summary>Something that was decided for this installation, such as whose it is.</summary>
public sealed class Setting : Entity
{
    /// <summary>Its name, such as <c>organisation.name</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What was decided.</summary>
    public required string Value { get; init; }
}

/// <summary>Reads the settings, which are decided once at the first run.</summary>
public sealed class Settings(IServiceScopeFactory scopes)
{
    /// <summary><c>true</c> when the installation began with demo data, <c>false</c> when it began empty; the last thing that a first run writes.</summary>
    public const string DemoKey = "demo";

    /// <summary>The password of all demo accounts, shown on the sign-in page.</summary>
    public const string DemoPasswordKey = "demo.password";

    /// <summary>Code of the authority that runs this installation.</summary>
    public const string AuthorityKey = "organisation.authority";

    /// <summary>Its name.</summary>
    public const string NameKey = "organisation.name";

    /// <summary>Its country, ISO 3166-1 alpha-2.</summary>
    public const string CountryKey = "organisation.country";

    private volatile IReadOnlyDictionary<string, string>? known;

    /// <summary>True when the first run is over.</summary>
    public async Task<bool> IsSetUp(CancellationToken stop) => (await All(stop)).ContainsKey(DemoKey);

    /// <summary>True when the data here is the demo's.</summary>
    public async Task<bool> IsDemo(CancellationToken stop) => (await All(stop)).GetValueOrDefault(DemoKey) == "true";

    /// <summary>All settings by key. They are read again until the first run is over, and kept from then on.</summary>
    public async Task<IReadOnlyDictionary<string, string>> All(CancellationToken stop)
    {
        if (known is { } kept)
            return kept;
        await using var scope = scopes.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<PlatformDb>().Set<Setting>().AsNoTracking()
            .ToDictionaryAsync(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal, stop);
        if (read.ContainsKey(DemoKey))
            known = read;
        return read;
    }
}
