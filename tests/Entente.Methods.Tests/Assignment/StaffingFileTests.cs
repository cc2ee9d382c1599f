using System.Text;
using System.Text.Json;
using Entente.Methods.Assignment;

namespace Entente.Methods.Tests.Assignment;

/// <summary>Files that are right are read whole, and those that are not say what and where.</summary>
public class StaffingFileTests
{
    private const string Small = """
        {"tasks":[{"id":"t1","need":2,"spec":"lab","level":2,"lead_level":3,"country":"FR","country_cap":1,"country_caps":{"DE":2},"lang":"fr","lang_required":true,"excl_country":true,"name":"Lab visit"}],
         "people":[{"id":"p1","cap":1,"comp":{"lab":3},"langs":["fr"],"country":"DE","target":0,"name":"Ada"},{"id":"p2","cap":2,"comp":{"lab":2},"langs":[]}],
         "target":1,"unfilled_penalty":100,"over_penalty":[5,10],
         "quotas":[{"country":"DE","at_least":1,"at_most":2}],"apart":[["p1","p2"]],"overlapping":[["t1"]],
         "edges":[["t1","p1",7],["t1","p2",4,null]]}
        """;

    [Fact]
    public void A_problem_is_read_with_all_that_it_says()
    {
        var file = Read(Small);
        var problem = file.Problem;

        Assert.False(file.NumericIds);
        Assert.Empty(file.Ignored);
        var task = problem.Tasks.Single();
        Assert.Equal(("t1", 2, "lab", 2, 3, "FR", 1, "fr"), (task.Id, task.Need, task.Speciality, task.Level, task.LeadLevel, task.Country, task.CountryCap, task.Language));
        Assert.True(task is { RequiresLanguage: true, ExcludesOwnCountry: true, Name: "Lab visit" });
        Assert.Equal(2, task.CountryCaps["DE"]);
        Assert.Equal([3, 2], problem.People.Select(person => person.Competences["lab"]));
        Assert.Equal((0, 1, 100L), (problem.People[0].Target, problem.Target, problem.UnfilledPenalty));
        Assert.Equal([5, 10], problem.OverPenalties);
        Assert.Equal([new OriginQuota("DE", 1, 2)], problem.Quotas);
        Assert.Equal([0, 1], problem.Apart.Single());
        Assert.Equal([0], problem.Overlapping.Single());
        // Who has the lead's level may lead at the same cost; a fourth value says otherwise.
        Assert.Equal([new StaffingPair(0, 0, 7, 7), new(0, 1, 4)], problem.Pairs);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (var numeric in new[] { true, false })
        {
            for (var seed = 1; seed <= 60; seed++)
            {
                var problem = RandomStaffing.Tiny(new Dice(seed));
                if (numeric)
                {
                    problem = problem with
                    {
                        Tasks = [.. problem.Tasks.Select(task => task with { Id = task.Id[1..] })],
                        People = [.. problem.People.Select(person => person with { Id = person.Id[1..] })],
                    };
                }

                problem = problem with { Pairs = [.. problem.Pairs.Select(pair => problem.Tasks[pair.Task].LeadLevel is null ? pair with { LeadCost = null } : pair)] };
                var bytes = StaffingFile.Write(problem, numeric);
                var again = StaffingFile.Read(bytes);

                Assert.Equal(numeric, again.NumericIds);
                Assert.Equal(problem.Pairs, again.Problem.Pairs);
                Assert.Equal(bytes, StaffingFile.Write(again.Problem, numeric));
                Assert.Equal(Staffing.Solve(problem).Objective, Staffing.Solve(again.Problem).Objective);
            }
        }
    }

    [Fact]
    public void Edges_may_stand_before_the_tasks_and_people_that_they_name() =>
        Assert.Equal(3, Staffing.Solve(Read("""{"edges":[[1,"x",3]],"unfilled_penalty":9,"people":[{"id":"x","cap":1}],"tasks":[{"id":1,"need":1}]}""").Problem).Objective);

    [Theory]
    [InlineData("[[1,2,3],[1,3,-4]]")]
    [InlineData(" [ [ 1 , 2 , 3 ] ,\n\t[1,\r\n3,-4 ] ] ")]
    [InlineData("[[1,2,3.0],[1,3,-4]]")]
    [InlineData("[[\"1\",2,3],[1,\"3\",-4e0]]")]
    [InlineData("[[1,2,3],[1,3,-4],]")]
    [InlineData("[[1,2,3],/* sic */[1,3,-4]]")]
    public void Edges_are_the_same_in_every_form_of_JSON(string edges)
    {
        const string Rest = "\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1},{\"id\":3,\"cap\":1}],\"unfilled_penalty\":9";
        StaffingPair[] pairs = [new(0, 0, 3), new(0, 1, -4)];
        Assert.Equal(pairs, Read("{" + Rest + ",\"edges\":" + edges + ",\"target\":4}").Problem.Pairs);
        Assert.Equal(pairs, Read("{\"edges\":" + edges + "," + Rest + "}").Problem.Pairs);
        Assert.Equal(4, Read("{" + Rest + ",\"edges\":" + edges + ",\"target\":4}").Problem.Target);
    }

    [Fact]
    public void An_answer_says_outcome_objective_pairs_unfilled_places_and_the_certificate()
    {
        var file = Read("""{"tasks":[{"id":4,"need":2}],"people":[{"id":9,"cap":1}],"edges":[[4,9,3]],"unfilled_penalty":10}""");
        var bytes = StaffingFile.Write(Staffing.Solve(file.Problem), file.NumericIds);
        using var json = JsonDocument.Parse(bytes);
        var root = json.RootElement;

        Assert.Equal("optimal", root.GetProperty("outcome").GetString());
        Assert.Equal(13, root.GetProperty("objective").GetInt64());
        Assert.Equal("[[4,9]]", root.GetProperty("assignments").GetRawText());
        Assert.Equal("[[4,1]]", root.GetProperty("unfilled").GetRawText());
        Assert.Equal("[[4,10]]", root.GetProperty("certificate").GetProperty("task_prices").GetRawText());
        Assert.True(root.GetProperty("certificate").GetProperty("holds").GetBoolean());
        Assert.Contains("Only 1 person for 2 places of task 4.", root.GetProperty("shortages")[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal([(0, 0)], file.ReadAssignments(bytes));
    }

    [Theory]
    [InlineData("", "not JSON", 1, 1)]
    [InlineData("[]", "an object with tasks, people and edges is expected, not a list", 1, 1)]
    [InlineData("{\"tasks\":[],\n\"people\":[],\n\"edges\":[", "not JSON", 3, 10)]
    [InlineData("{\"tasks\":[],\"people\":[],\"edges\":[]}", "'unfilled_penalty' is missing", 1, 35)]
    [InlineData("{\"tasks\":[],\"people\":[],\"unfilled_penalty\":1}", "'edges' is missing", 1, 45)]
    [InlineData("{\"tasks\":[],\n\"tasks\":[]}", "'tasks' is there twice", 2, 9)]
    [InlineData("{\"tasks\":[{\"id\":1}]}", "tasks[0] (line 1, column 18): This task does not say how many people it needs", 1, 18)]
    [InlineData("{\"tasks\":[{\"need\":1}]}", "This task has no id", 1, 20)]
    [InlineData("{\"tasks\":[\n{\"id\":1,\"need\":-1}]}", "tasks[0].need (line 2, column 16): -1 is no count", 2, 16)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1.5}]}", "not a whole number", 1, 26)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":\"1\"}]}", "a whole number is expected, not a text", 1, 26)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1},{\"id\":\"1\",\"need\":1}]}", "Another task has the id '1' already", 1, 47)]
    [InlineData("{\"tasks\":[{\"id\":null,\"need\":1}]}", "An id is a text or a whole number, not null", 1, 17)]
    [InlineData("{\"people\":[{\"id\":1}]}", "how many tasks at most ('cap')", 1, 19)]
    [InlineData("{\"people\":[{\"id\":1,\"cap\":1,\"comp\":{\"lab\":\"high\"}}]}", "people[0].comp", 1, 42)]
    [InlineData("{\"people\":[{\"id\":1,\"cap\":1,\"langs\":[3]}]}", "people[0].langs[0]", 1, 37)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\"unfilled_penalty\":1,\n\"edges\":[[1,3,5]]}", "edges[0] (line 2, column 13): There is no person 3", 2, 13)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\"unfilled_penalty\":1,\n\"edges\":[[1,2,5.5]]}", "cents in place of euros", 2, 15)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\"unfilled_penalty\":1,\n\"edges\":[[1,2]]}", "a whole number is expected, not the end", 2, 14)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\"unfilled_penalty\":1,\n\"edges\":[[1,2,3,4,5]]}", "the end of an edge", 2, 19)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\"unfilled_penalty\":1,\"edges\":[],\n\"apart\":[[2,7]]}", "apart[0][1] (line 2, column 13): There is no person 7", 2, 13)]
    [InlineData("{\"tasks\":[],\"people\":[],\"edges\":[],\"unfilled_penalty\":1} x", "not JSON", 1, 58)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\n\"edges\":[[1,2,3]],\n\"target\":\"x\"}", "target (line 3, column 10): Here a whole number", 3, 10)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\n\"edges\":[[1,2,3]],\n\"target\":x}", "not JSON", 3, 10)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\n\"edges\":[[1,2,3]]]}", "not JSON", 2, 18)]
    [InlineData("{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\n\"edges\":[[1,2,03]]}", "not JSON", 2, 16)]
    [InlineData("{\"tasks\":[],\"quotas\":[{\"at_least\":1}]}", "This quota has no country", 1, 36)]
    [InlineData("{\"tasks\":[],\"quotas\":[{\"country\":\"DE\",\"atleast\":1}]}", "no 'atleast'", 1, 49)]
    public void A_file_that_is_not_a_problem_says_what_and_where(string text, string message, int line, int column)
    {
        var fault = Assert.Throws<StaffingFileException>(() => Read(text));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(((long)line, (long)column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("[1,2,3],[1,2,4]", "are the same: task '1' with person '2'")]
    [InlineData("[1,2,9000000000000]", "Count in larger units")]
    public void A_problem_that_cannot_be_computed_with_says_what(string edges, string message)
    {
        var text = "{\"tasks\":[{\"id\":1,\"need\":1}],\"people\":[{\"id\":2,\"cap\":1}],\"unfilled_penalty\":1,\"edges\":[" + edges + "]}";
        Assert.Contains(message, Assert.Throws<StaffingFileException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_bytes_that_are_not_UTF8_are_refused()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small)];
        Assert.Equal(2, StaffingFile.Read(marked).Problem.People.Count);

        var latin = Encoding.Latin1.GetBytes(Small.Replace("Ada", "Adé", StringComparison.Ordinal));
        Assert.Contains("not UTF-8", Assert.Throws<StaffingFileException>(() => StaffingFile.Read(latin)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_made_in_code_are_checked_as_those_of_files()
    {
        var good = new StaffingProblem { Tasks = [new("t", 1)], People = [new("p", 1)], Pairs = [new(0, 0, 1)], UnfilledPenalty = 5 };
        Refused(good with { Tasks = [new("t", 1), new("t", 1)] }, "the same id 't'");
        Refused(good with { People = [new("p", 1), new("p", 1)] }, "the same id 'p'");
        Refused(good with { Tasks = [new("t", -1)] }, "needs -1 people");
        Refused(good with { Tasks = [new("t", 0) { LeadLevel = 1 }], Pairs = [] }, "wants a lead but needs nobody");
        Refused(good with { Tasks = [new("t", 1) { CountryCap = -1 }] }, "fewer than 0");
        Refused(good with { People = [new("p", -1)] }, "can take -1 tasks");
        Refused(good with { People = [new("p", 1) { Target = -1 }] }, "target of person 'p'");
        Refused(good with { Pairs = [new(1, 0, 1)] }, "names task 1 of the list");
        Refused(good with { Pairs = [new(0, 1, 1)] }, "names person 1 of the list");
        Refused(good with { Pairs = [new(0, 0, 1), new(0, 0, 2)] }, "Keep one");
        Refused(good with { UnfilledPenalty = -1 }, "give 0 or more");
        Refused(good with { Target = -1 }, "common target");
        Refused(good with { OverPenalties = [5, 4] }, "not convex");
        Refused(good with { Quotas = [new("DE", 2, 1)] }, "quota of 'DE'");
        Refused(good with { Quotas = [new("DE", 0, 1), new("DE", 0, 1)] }, "two quotas");
        Refused(good with { Apart = [[0, 1]] }, "Apart group 0");
        Refused(good with { Apart = [[0, 0]] }, "twice");
        Refused(good with { Overlapping = [[3]] }, "Overlapping group 0");
        Refused(good with { Pairs = [new(0, 0, long.MinValue)] }, "Count in larger units");
        Assert.Throws<ArgumentOutOfRangeException>(() => Staffing.Solve(good, new() { SearchLimit = 0 }));
        Assert.Throws<OperationCanceledException>(() => Staffing.Solve(good, null, null, new CancellationToken(canceled: true)));

        var nothing = Staffing.Solve(new() { Tasks = [], People = [], Pairs = [], UnfilledPenalty = 1 });
        Assert.Equal((StaffingOutcome.Optimal, 0L, 0), (nothing.Outcome, nothing.Objective, nothing.Assignments.Count));
    }

    private static void Refused(StaffingProblem problem, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => Staffing.Solve(problem)).Message, StringComparison.Ordinal);

    private static StaffingFile Read(string text) => StaffingFile.Read(Encoding.UTF8.GetBytes(text));
}
