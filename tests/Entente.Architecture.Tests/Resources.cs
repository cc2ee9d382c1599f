using System.Xml.Linq;

namespace Entente.Architecture.Tests;

/// <summary>A resource file with its translations: the English words, and those of each other language of the interface, by key.</summary>
internal sealed record Resource(string Name, IReadOnlyDictionary<string, string> English, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Translations)
{
    /// <summary>The French words.</summary>
    public IReadOnlyDictionary<string, string> French => Translations["fr"];
}

/// <summary>Reads the resources as files, so that a key that no page uses counts too.</summary>
internal static class Resources
{
    /// <summary>The languages into which each file is translated; one that has come is asked for everywhere.</summary>
    public static IReadOnlyList<string> Others { get; } = [.. Language.Interface.Select(language => language.Code).Where(code => code != "en")];

    public static IReadOnlyList<Resource> All() =>
    [
        .. Repository.Files("src", "*.resx")
            .Where(file => !Path.GetFileNameWithoutExtension(file.Name).Contains('.', StringComparison.Ordinal))
            .Select(file => new Resource(Offences.Path(file), Read(file.FullName), Others.ToDictionary(code => code, code => Read(Path.ChangeExtension(file.FullName, $".{code}.resx"))))),
    ];

    private static IReadOnlyDictionary<string, string> Read(string file) => !File.Exists(file)
        ? new Dictionary<string, string>()
        : XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal);
}
