using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Entente.Methods.Assignment;

namespace Entente.Cli.Calculations;

/// <summary>Solves a staffing problem.</summary>
internal static class AssignPeople
{
    private static readonly Option<FileInfo> Problem = new("--problem") { Description = "The problem in JSON (docs/methods/assignment.md); .gz is read as it is.", Required = true };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Which of several equally cheap plans.", DefaultValueFactory = _ => 1 };
    private static readonly Option<FileInfo?> Output = new("--output") { Description = "Where the answer goes, as JSON." };

    public static Calculation Verb { get; } = new("assign",
        """
        Give people to tasks at the least cost, with the prices that prove it and the reasons of what stays unfilled.
        Example: ./entente assign --problem docs/methods/examples/staffing.json --json
        """,
        Run, Problem, Seed, Output);

    private static async Task<Answer> Run(ParseResult asked, CancellationToken stop)
    {
        var file = asked.GetValue(Problem)!;
        if (!file.Exists)
            throw new FileFault(file.Name, 0, null, "there is no such file.");
        StaffingFile read;
        try
        {
            read = StaffingFile.Read(await Bytes(file, stop));
        }
        catch (StaffingFileException broken)
        {
            throw new FileFault(file.Name, 0, null, broken.Message);
        }

        foreach (var name in read.Ignored)
            await Console.Error.WriteLineAsync($"\"{name}\" means nothing here and is passed over.");
        var plan = Staffing.Solve(read.Problem, new() { Seed = asked.GetValue(Seed) }, progress: null, stop);
        var answer = StaffingFile.Write(plan, read.NumericIds);
        if (asked.GetValue(Output) is { } output)
            await Written.Whole(output, stream => stream.Write(answer), stop);
        return new(Say(plan), JsonSerializer.Deserialize<JsonElement>(answer));
    }

    private static async Task<byte[]> Bytes(FileInfo file, CancellationToken stop)
    {
        await using var stream = file.OpenRead();
        using var bytes = new MemoryStream();
        try
        {
            await using Stream open = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            await open.CopyToAsync(bytes, stop);
        }
        catch (InvalidDataException)
        {
            throw new FileFault(file.Name, 0, null, "it ends in .gz and is not packed by gzip, or it is cut off.");
        }

        return bytes.ToArray();
    }

    private static string Say(StaffingPlan plan)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{plan.Outcome}: cost {plan.Objective}, {plan.Assignments.Count} places filled, {plan.Unfilled.Sum(one => one.Places)} unfilled.");
        foreach (var pair in plan.Assignments)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {plan.Problem.Tasks[pair.Task].Id}: {plan.Problem.People[pair.Person].Id}{(pair.Leads ? " (leads)" : "")}");
        foreach (var one in plan.Unfilled)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {plan.Problem.Tasks[one.Task].Id}: {one.Places} unfilled");
        return text.ToString().TrimEnd();
    }
}
