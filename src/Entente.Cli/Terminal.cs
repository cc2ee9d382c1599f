using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Cli.Calculations;
using Entente.Kernel;
using Entente.Platform;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Entente.Cli;

/// <summary>Runs a verb in the house and turns its outcome into words and an exit code: 0 done, 1 refused, 2 misuse, 3 broken.</summary>
internal sealed class Terminal(IReadOnlyList<IRoom> rooms)
{
    public static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Option<bool> json = new("--json") { Description = "Answer in JSON.", Recursive = true };

    public async Task<int> Run(string[] args, params Command[] commands)
    {
        var root = new RootCommand("Entente from a terminal. The data are those of ENTENTE_DATA or ENTENTE_DATABASE.") { json };
        foreach (var command in commands)
        {
            root.Add(command);
            foreach (var verb in command.Subcommands.Append(command).OfType<Verb>())
                verb.SetAction((asked, stop) => Run(verb, asked, stop));
            foreach (var calculation in command.Subcommands.Append(command).OfType<Calculation>())
                calculation.SetAction((asked, stop) => Run(calculation, asked, stop));
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExample((HelpAction)help.Action!);
        var read = root.Parse(args);
        if (read.Errors.Count == 0)
            return await read.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

        foreach (var error in read.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("Add --help to see what can be asked.");
        return 2;
    }

    private async Task<int> Run(Calculation calculation, ParseResult asked, CancellationToken stop)
    {
        try
        {
            return await Say(asked, await calculation.Run(asked, stop));
        }
        catch (Exception refused) when (refused is AskFault or ArgumentException)
        {
            var why = calculation.Why(refused);
            if (asked.GetValue(json))
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { Type = "about:blank", Detail = why }, Pretty));
            else
                await Console.Error.WriteLineAsync(why);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing was written.");
            return 3;
        }
#pragma warning disable CA1031 // As for verbs: whatever broke becomes a sentence and an exit code.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(Environment.GetEnvironmentVariable("ENTENTE_TRACE") == "1" ? broken.ToString() : $"Broken: {broken.GetBaseException().Message}");
            return 3;
        }
    }

    private async Task<int> Run(Verb verb, ParseResult asked, CancellationToken stop)
    {
        try
        {
            await using var services = House();
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Program("cli"));
            // Unlike CanConnect, this tells "no such database" (refused) from "the server is away" (broken).
            var database = scope.ServiceProvider.GetRequiredService<PlatformDb>().GetService<IRelationalDatabaseCreator>();
            if (!verb.MayBegin && !await database.ExistsAsync(stop))
            {
                return await Refuse(asked, Problem.Missing("platform.no-database",
                    "There is no database here yet. Name the right one with ENTENTE_DATA or ENTENTE_DATABASE, or make one with: entente database migrate"));
            }

            await PlatformSetup.Migrate(services, stop);
            var outcome = await verb.Run(new(scope.ServiceProvider, asked), stop);
            return outcome.Problem is { } refused ? await Refuse(asked, refused) : await Say(asked, outcome.Value);
        }
#pragma warning disable CA1031 // The last stop before a person: whatever broke becomes a sentence and an exit code.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            // The outermost exception of a driver often says less than the one that it wraps.
            await Console.Error.WriteLineAsync(
                Environment.GetEnvironmentVariable("ENTENTE_TRACE") == "1" ? broken.ToString() : $"Broken: {broken.GetBaseException().Message}");
            return 3;
        }
    }

    private ServiceProvider House()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        // PostgreSQL is asked for tables that a first run does not have yet; what really fails comes back as an exception.
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddSimpleConsole().AddConsole(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace));
#pragma warning disable RS0030 // A host names the system clock; everybody else takes a TimeProvider.
        services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        return services.AddPlatform(DatabaseSettings.From(configuration), rooms).BuildServiceProvider();
    }

    private async Task<int> Say(ParseResult asked, Answer answer)
    {
        await Console.Out.WriteLineAsync(asked.GetValue(json) ? JsonSerializer.Serialize(answer.Json, Pretty) : answer.Text);
        return 0;
    }

    private async Task<int> Refuse(ParseResult asked, Problem problem)
    {
        if (asked.GetValue(json))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                Type = $"urn:entente:problem:{problem.Code}",
                Detail = problem.Text,
                Faults = problem.Faults.Select(fault => new { fault.Place, fault.Code, Message = fault.Text }),
            }, Pretty));
            return 1;
        }

        await Console.Error.WriteLineAsync(problem.Text);
        foreach (var fault in problem.Faults)
            await Console.Error.WriteLineAsync($"  {fault.Place}: {fault.Text}");
        return 1;
    }

    /// <summary>The usual help, and behind it the example of what was asked about.</summary>
    private sealed class HelpWithExample(HelpAction usual) : SynchronousCommandLineAction
    {
        // Who asks for help need not give what a verb requires.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = usual.Invoke(parseResult);
            if (parseResult.CommandResult.Command switch { Calculation calculation => calculation.Example, Topic topic => topic.Example, _ => null } is { } example)
                parseResult.InvocationConfiguration.Output.WriteLine($"Example: {example}");
            return code;
        }
    }
}
