using System.Xml.Linq;

namespace Entente.Architecture.Tests;

/// <summary>A pair of resource files: the English words and the French ones, by key.</summary>
internal sealed record Resource(string Name, IReadOnlyDictionary<string, string> English, IReadOnlyDictionary<string, string> French);

/// <summary>Reads the resources as files, so that a key that no page uses counts too.</summary>
internal static class Resources
{
    public static IReadOnlyList<Resource> All() =>
    [
        .. Repository.Files("src", "*.resx")
            .Where(file => !file.Name.EndsWith(".fr.resx", StringComparison.Ordinal))
            .Select(file => new Resource(Offences.Path(file), Read(file.FullName), Read(Path.ChangeExtension(file.FullName, ".fr.resx")))),
    ];

    private static Dictionary<string, string> Read(string file) => !File.Exists(file)
        ? []
        : XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal);
}
