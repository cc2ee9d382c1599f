using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Browser.Tests;

/// <summary>A programme file of one action, as somebody would bring it: the demo's own programme, and one new action.</summary>
internal static class ProgrammeFile
{
    /// <summary>With an action of this acronym.</summary>
    public static byte[] With(string acronym)
    {
        var file = JsonNode.Parse(File.ReadAllText(Repository.File("demo/programme.json")))!.AsObject();
        var action = file["jointActions"]!.AsArray()[0]!.DeepClone().AsObject();
        (action["slug"], action["acronym"]) = (acronym.ToLowerInvariant(), acronym);
        (action["title"], action["titleFr"]) = ("Demo data: an action that came in a file", "Données de démonstration\u202f: une action venue dans un fichier");
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["formatVersion"] = 1,
            ["programme"] = file["programme"]!.DeepClone(),
            ["jointActions"] = new JsonArray(action),
        });
    }
}
