using System.CommandLine;
using Entente.Kernel;

namespace Entente.Cli;

/// <summary>What a verb has to work with.</summary>
/// <param name="Services">The same house as on the web.</param>
/// <param name="Asked">What stands on the command line.</param>
internal sealed record Work(IServiceProvider Services, ParseResult Asked);

/// <summary>What a verb says when it is done: a sentence for people, and the same for programs that asked with <c>--json</c>.</summary>
internal sealed record Answer(string Text, object Json);

/// <summary>One thing that can be asked on the command line; thin like an endpoint, for the slice does the work.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, Func<Work, CancellationToken, Task<Result<Answer>>> run, params Symbol[] asks)
        : base(name, description)
    {
        Run = run;
        foreach (var ask in asks)
        {
            if (ask is Argument argument)
                Arguments.Add(argument);
            else
                Options.Add((Option)ask);
        }
    }

    public Func<Work, CancellationToken, Task<Result<Answer>>> Run { get; }

    /// <summary>True for the verbs with which a platform begins; the others refuse where there is no database yet.</summary>
    public bool MayBegin { get; init; }
}
