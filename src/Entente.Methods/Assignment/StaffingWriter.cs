using System.Globalization;
using System.Text.Json;

namespace Entente.Methods.Assignment;

/// <summary>Writes problems and answers of staffing as JSON.</summary>
internal static class StaffingWriter
{
    public static void Answer(Utf8JsonWriter json, StaffingPlan plan, bool numericIds)
    {
        var problem = plan.Problem;
        json.WriteStartObject();
        json.WriteString("method", plan.Method);
        json.WriteNumber("version", plan.Version);
        json.WriteString("outcome", plan.Outcome switch
        {
            StaffingOutcome.Optimal => "optimal",
            StaffingOutcome.Infeasible => "infeasible",
            _ => "not-proven",
        });
        json.WriteNumber("objective", plan.Objective);
        json.WriteStartArray("assignments");
        foreach (var one in plan.Assignments)
            Pair(one.Task, one.Person);
        json.WriteEndArray();
        if (problem.Tasks.Any(task => task.LeadLevel is not null))
        {
            json.WriteStartArray("leads");
            foreach (var one in plan.Assignments.Where(one => one.Leads))
                Pair(one.Task, one.Person);
            json.WriteEndArray();
        }

        json.WriteStartArray("unfilled");
        foreach (var one in plan.Unfilled)
            Priced(problem.Tasks[one.Task].Id, one.Places);
        json.WriteEndArray();
        Certificate();
        Shortages();
        json.WriteEndObject();

        void Pair(int task, int person)
        {
            json.WriteStartArray();
            Id(json, problem.Tasks[task].Id, numericIds);
            Id(json, problem.People[person].Id, numericIds);
            json.WriteEndArray();
        }

        void Priced(string id, long price)
        {
            json.WriteStartArray();
            Id(json, id, numericIds);
            json.WriteNumberValue(price);
            json.WriteEndArray();
        }

        void Certificate()
        {
            var (certificate, check) = (plan.Certificate, plan.Certificate.Check);
            json.WriteStartObject("certificate");
            json.WriteBoolean("holds", certificate.Holds);
            json.WriteNumber("bound", certificate.Bound);
            json.WriteNumber("flows_solved", certificate.SearchNodes);
            json.WriteStartObject("check");
            json.WriteNumber("primal", (decimal)check.Cost);
            json.WriteNumber("dual", (decimal)check.DualCost);
            json.WriteNumber("arcs", check.Arcs);
            json.WriteNumber("unbalanced", check.Unbalanced);
            json.WriteNumber("out_of_bounds", check.OutOfBounds);
            json.WriteNumber("not_complementary", check.NotComplementary);
            json.WriteEndObject();
            json.WriteStartArray("task_prices");
            for (var task = 0; task < problem.Tasks.Count; task++)
                Priced(problem.Tasks[task].Id, certificate.TaskPrices[task]);
            json.WriteEndArray();
            if (problem.Tasks.Any(task => task.LeadLevel is not null))
            {
                json.WriteStartArray("lead_prices");
                for (var task = 0; task < problem.Tasks.Count; task++)
                {
                    if (problem.Tasks[task].LeadLevel is not null)
                        Priced(problem.Tasks[task].Id, certificate.LeadPrices[task]);
                }

                json.WriteEndArray();
            }

            json.WriteStartArray("person_prices");
            for (var person = 0; person < problem.People.Count; person++)
                Priced(problem.People[person].Id, certificate.PersonPrices[person]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        void Shortages()
        {
            json.WriteStartArray("shortages");
            foreach (var shortage in plan.Shortages)
            {
                json.WriteStartObject();
                json.WriteString("sentence", shortage.Sentence);
                json.WriteNumber("needed", shortage.Needed);
                json.WriteNumber("possible", shortage.Possible);
                Ids("tasks", shortage.Tasks.Select(task => problem.Tasks[task].Id));
                Ids("people", shortage.People.Select(person => problem.People[person].Id));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        void Ids(string name, IEnumerable<string> ids)
        {
            json.WriteStartArray(name);
            foreach (var id in ids)
                Id(json, id, numericIds);
            json.WriteEndArray();
        }
    }

    public static void Problem(Utf8JsonWriter json, StaffingProblem problem, bool numericIds)
    {
        json.WriteStartObject();
        json.WriteStartArray("tasks");
        foreach (var task in problem.Tasks)
            Task(json, task, numericIds);
        json.WriteEndArray();
        json.WriteStartArray("people");
        foreach (var person in problem.People)
            Person(json, person, numericIds);
        json.WriteEndArray();
        if (problem.Target is { } target)
            json.WriteNumber("target", target);
        if (problem.UnfilledPenalty is { } penalty)
            json.WriteNumber("unfilled_penalty", penalty);
        else
            json.WriteNull("unfilled_penalty");
        json.WriteStartArray("over_penalty");
        foreach (var step in problem.OverPenalties)
            json.WriteNumberValue(step);
        json.WriteEndArray();
        json.WriteStartArray("quotas");
        foreach (var quota in problem.Quotas)
        {
            json.WriteStartObject();
            json.WriteString("country", quota.Country);
            json.WriteNumber("at_least", quota.AtLeast);
            if (quota.AtMost is { } most)
                json.WriteNumber("at_most", most);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Groups("apart", problem.Apart, at => problem.People[at].Id);
        Groups("overlapping", problem.Overlapping, at => problem.Tasks[at].Id);
        json.WriteStartArray("edges");
        foreach (var pair in problem.Pairs)
        {
            json.WriteStartArray();
            Id(json, problem.Tasks[pair.Task].Id, numericIds);
            Id(json, problem.People[pair.Person].Id, numericIds);
            json.WriteNumberValue(pair.Cost);
            if (pair.LeadCost is { } lead)
                json.WriteNumberValue(lead);
            else if (problem.Tasks[pair.Task].LeadLevel is not null)
                json.WriteNullValue();
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Groups(string name, IReadOnlyList<IReadOnlyList<int>> groups, Func<int, string> id)
        {
            json.WriteStartArray(name);
            foreach (var group in groups)
            {
                json.WriteStartArray();
                foreach (var member in group)
                    Id(json, id(member), numericIds);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }
    }

    private static void Task(Utf8JsonWriter json, StaffingTask task, bool numericIds)
    {
        json.WriteStartObject();
        json.WritePropertyName("id");
        Id(json, task.Id, numericIds);
        Text(json, "name", task.Name);
        Text(json, "country", task.Country);
        Text(json, "spec", task.Speciality);
        json.WriteNumber("level", task.Level);
        json.WriteNumber("need", task.Need);
        Text(json, "lang", task.Language);
        json.WriteBoolean("lang_required", task.RequiresLanguage);
        json.WriteBoolean("excl_country", task.ExcludesOwnCountry);
        if (task.LeadLevel is { } lead)
            json.WriteNumber("lead_level", lead);
        if (task.CountryCap is { } cap)
            json.WriteNumber("country_cap", cap);
        Levels(json, "country_caps", task.CountryCaps);
        json.WriteEndObject();
    }

    private static void Person(Utf8JsonWriter json, StaffingPerson person, bool numericIds)
    {
        json.WriteStartObject();
        json.WritePropertyName("id");
        Id(json, person.Id, numericIds);
        Text(json, "name", person.Name);
        Text(json, "country", person.Country);
        Levels(json, "comp", person.Competences);
        json.WriteStartArray("langs");
        foreach (var language in person.Languages)
            json.WriteStringValue(language);
        json.WriteEndArray();
        json.WriteNumber("cap", person.Capacity);
        if (person.Target is { } target)
            json.WriteNumber("target", target);
        json.WriteEndObject();
    }

    private static void Id(Utf8JsonWriter json, string id, bool numeric)
    {
        if (numeric)
            json.WriteNumberValue(long.Parse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        else
            json.WriteStringValue(id);
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Levels(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> levels)
    {
        json.WriteStartObject(name);
        foreach (var (key, level) in levels)
            json.WriteNumber(key, level);
        json.WriteEndObject();
    }
}
