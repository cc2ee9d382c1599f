using System.Xml.Linq;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Accounts;

/// <summary>A key that signs and encrypts cookies and form tokens; all hosts on one database share them.</summary>
[NotAudited("The framework makes one every three months.")]
public sealed class PlatformKey
{
    /// <summary>The framework's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>The key, as the framework writes it.</summary>
    [Secret]
    public required string Xml { get; init; }
}

/// <summary>Keeps the framework's keys in the database. The framework asks synchronously, once a day.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        return [.. db.Set<PlatformKey>().AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var xml = element.ToString(SaveOptions.DisableFormatting);
        db.Database.ExecuteSql($"""INSERT INTO platform_key ("Name", "Xml") VALUES ({friendlyName}, {xml})""");
    }
}
