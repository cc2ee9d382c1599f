using System.Text.Json;

namespace Entente.Methods.Assignment;

/// <summary>Tasks and people in JSON, and how lists and objects are walked.</summary>
internal ref partial struct StaffingReader
{
    private void ReadTasks(List<StaffingTask> tasks, ref bool numeric)
    {
        for (var at = Begin("a list of tasks"); Item(at++); path.RemoveAt(path.Count - 1))
        {
            Expect(JsonTokenType.StartObject, "a task");
            string? id = null;
            int? need = null;
            var task = new StaffingTask("", 0);
            while (Property() is { } name)
            {
                path.Add(("." + name, 0));
                switch (name)
                {
                    case "id":
                        id = Id(ref numeric);
                        break;
                    case "need":
                        need = Count();
                        break;
                    default:
                        task = With(task, name);
                        break;
                }

                path.RemoveAt(path.Count - 1);
            }

            task = task with { Id = id ?? throw Fault("This task has no id."), Need = need ?? throw Fault("This task does not say how many people it needs ('need').") };
            if (namedTasks.ContainsKey(task.Id))
                throw Fault($"Another task has the id '{task.Id}' already; give each its own.");
            Remember(task.Id, tasks.Count, numberedTasks, namedTasks);
            tasks.Add(task);
        }
    }

    private StaffingTask With(StaffingTask task, string name)
    {
        switch (name)
        {
            case "name":
                return task with { Name = TextOrNull() };
            case "country":
                return task with { Country = TextOrNull() };
            case "spec":
                return task with { Speciality = TextOrNull() };
            case "level":
                return task with { Level = CountOrNull() ?? 0 };
            case "lang":
                return task with { Language = TextOrNull() };
            case "lang_required":
                return task with { RequiresLanguage = Truth() };
            case "excl_country":
                return task with { ExcludesOwnCountry = Truth() };
            case "lead_level":
                return task with { LeadLevel = CountOrNull() };
            case "country_cap":
                return task with { CountryCap = CountOrNull() };
            case "country_caps":
                return task with { CountryCaps = Levels("a list of countries with their caps") };
            default:
                Skip();
                return task;
        }
    }

    private void ReadPeople(List<StaffingPerson> people, ref bool numeric)
    {
        for (var at = Begin("a list of people"); Item(at++); path.RemoveAt(path.Count - 1))
        {
            Expect(JsonTokenType.StartObject, "a person");
            string? id = null;
            int? capacity = null;
            var person = new StaffingPerson("", 0);
            while (Property() is { } name)
            {
                path.Add(("." + name, 0));
                switch (name)
                {
                    case "id":
                        id = Id(ref numeric);
                        break;
                    case "cap":
                        capacity = Count();
                        break;
                    case "name":
                        person = person with { Name = TextOrNull() };
                        break;
                    case "country":
                        person = person with { Country = TextOrNull() };
                        break;
                    case "comp":
                        person = person with { Competences = Levels("specialities with their levels") };
                        break;
                    case "langs":
                        person = person with { Languages = Texts() };
                        break;
                    case "target":
                        person = person with { Target = CountOrNull() };
                        break;
                    default:
                        Skip();
                        break;
                }

                path.RemoveAt(path.Count - 1);
            }

            person = person with { Id = id ?? throw Fault("This person has no id."), Capacity = capacity ?? throw Fault("This person does not say how many tasks at most ('cap').") };
            if (namedPeople.ContainsKey(person.Id))
                throw Fault($"Another person has the id '{person.Id}' already; give each their own.");
            Remember(person.Id, people.Count, numberedPeople, namedPeople);
            people.Add(person);
        }
    }

    private Dictionary<string, int> Levels(string what)
    {
        Expect(JsonTokenType.StartObject, what);
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Property() is { } name)
            levels[name] = Count();
        return levels;
    }

    private List<string> Texts()
    {
        var texts = new List<string>();
        for (var at = Begin("a list of texts"); Item(at++); path.RemoveAt(path.Count - 1))
            texts.Add(Text());
        return texts;
    }

    /// <summary>Enters a list; its items follow.</summary>
    private int Begin(string what)
    {
        Expect(JsonTokenType.StartArray, what);
        return 0;
    }

    /// <summary>Goes to the next item, and names it in the path; false at the end of the list.</summary>
    private bool Item(int at)
    {
        Advance();
        if (json.TokenType == JsonTokenType.EndArray)
            return false;
        path.Add((null, at));
        return true;
    }

    /// <summary>Goes to the value of the next property; null at the end of the object.</summary>
    private string? Property()
    {
        Advance();
        if (json.TokenType == JsonTokenType.EndObject)
            return null;
        string name;
        try
        {
            name = json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault("This name is not UTF-8.");
        }

        Advance();
        return name;
    }

    private void Skip() => json.Skip();
}
