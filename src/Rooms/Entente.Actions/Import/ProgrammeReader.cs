using System.Text.Json;

namespace Entente.Actions.Import;

/// <summary>Reads a programme file (format 1, <c>docs/programme.schema.json</c>) and finds every fault in it.</summary>
internal static class ProgrammeReader
{
    private const decimal MostEuro = 1_000_000_000_000m;

    public static Result<ProgrammeFile> Read(ReadOnlyMemory<byte> content)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(SoundJson.WithoutMark(content));
        }
        catch (JsonException broken)
        {
            return Refuse([new("$", "actions.import-not-json",
                "The file is not whole JSON: it breaks off or has a slip in line {0}, byte {1}. Nothing was read.",
                (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1)]);
        }

        using (document)
        {
            // A text that is none cannot be read at all; everything else is read on, so that a person gets every fault at once.
            var faults = SoundJson.Check(document.RootElement, out var isLegible);
            if (!isLegible)
                return Refuse(faults);

            var file = ReadFile(document.RootElement, faults);
            return faults.Count > 0 || file is null ? Refuse(faults) : file;
        }
    }

    /// <summary>The refusal that carries every fault of a file.</summary>
    public static Problem Refuse(IReadOnlyList<Fault> faults) =>
        Problem.Malformed("actions.import-faulty", "Nothing was imported. Faults in the file: {0}.", faults.Count) with { Faults = faults };

    private static ProgrammeFile? ReadFile(JsonElement element, List<Fault> faults)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new("$", "actions.import-not-a-programme", "A programme file is an object with formatVersion, programme and jointActions."));
            return null;
        }

        var root = new JsonField(element, "$", faults);
        root.Ignore("note", "$schema");
        if (root.Integer("formatVersion", 1, int.MaxValue, required: true) is { } version and not 1)
            root.Fault("formatVersion", "actions.import-other-version", "Format {0} is not known here; this program reads format 1.", version);

        var unused = new List<string>();
        if (root.Object("partnerships") is not null)
            unused.Add("$.partnerships");

        var programme = root.Object("programme", required: true) is { } field ? ReadProgramme(field) : null;
        var actions = new List<ActionEntry>();
        foreach (var action in root.Objects("jointActions", required: true))
        {
            if (ActionReader.Read(action) is { } entry)
                actions.Add(entry);
        }

        root.NothingElse();
        NoTwice(actions, action => action.Acronym, "acronym", "actions.import-duplicate-acronym", "The acronym '{0}' stands in the file twice; it is first used at {1}.", faults);
        NoTwice(actions, action => action.Slug, "slug", "actions.import-duplicate-slug", "The short address '{0}' stands in the file twice; it is first used at {1}.", faults);
        return programme is null ? null : new(programme, actions, unused);
    }

    private static void NoTwice(
        IEnumerable<ActionEntry> actions, Func<ActionEntry, string> key, string property, string code, string message, List<Fault> faults)
    {
        foreach (var same in actions.GroupBy(key, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var again in same.Skip(1))
                faults.Add(new($"{again.Path}.{property}", code, message, same.Key, same.First().Path));
        }
    }

    private static ProgrammeEntry? ReadProgramme(JsonField field)
    {
        var code = field.Text("code", required: true, ActionsMap.CodeLength);
        var name = Text(field.Object("name", required: true));
        var period = field.Object("period");
        var entry = new ProgrammeEntry(
            code ?? "", name, field.Text("legalBasis"),
            period?.Integer("from", 1950, 2100), period?.Integer("to", 1950, 2100), field.Number("budgetEur", 0, MostEuro),
            [.. field.Objects("objectives").Select(Text)], ReadTemplate(field.Object("jointActionTemplate")));
        period?.NothingElse();
        field.Ignore("note");
        field.NothingElse();
        return code is null ? null : entry;
    }

    private static IReadOnlyList<TemplatePackage> ReadTemplate(JsonField? template)
    {
        if (template is null)
            return [];

        var packages = new List<TemplatePackage>();
        foreach (var package in template.Objects("supportWorkPackages"))
        {
            var number = package.Integer("number", 1, 99, required: true);
            var kind = ActionReader.Kind(package);
            var purpose = package.Text("purpose", required: true);
            package.NothingElse();
            if (number is not null && kind is not null && purpose is not null)
                packages.Add(new(number.Value, kind.Value.ToString(), purpose));
        }

        template.Ignore("note");
        template.NothingElse();
        return packages;
    }

    private static LocalText Text(JsonField? field) => field?.Languages() ?? LocalText.Empty;
}
