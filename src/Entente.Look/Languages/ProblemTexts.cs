using Entente.Kernel;
using Entente.Look.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Languages;

/// <summary>
/// Says a refusal in the reader's language. A room keeps the sentence under <c>problem.CODE</c> in its own resources; where no
/// resource has it, the English sentence of the refusal itself stands.
/// </summary>
public sealed class ProblemTexts(IEnumerable<ProblemSource> sources)
{
    private readonly List<IStringLocalizer> rooms = [.. sources.Select(source => source.Texts)];

    /// <summary>Asks these resources as well.</summary>
    public void Add(IStringLocalizer texts) => rooms.Add(texts);

    /// <summary>The refusal as a sentence.</summary>
    public string Say(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Say(problem.Code, problem.Message, problem.Arguments);
    }

    /// <summary>What is wrong with one place, as a sentence.</summary>
    public string Say(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Say(fault.Code, fault.Message, fault.Arguments);
    }

    private string Say(string code, string english, IReadOnlyList<object> arguments)
    {
        string sentence = rooms.Select(texts => texts["problem." + code]).FirstOrDefault(text => !text.ResourceNotFound)?.Value ?? english;
        return string.Format(Formats.Culture, sentence, [.. arguments.Select(Readable)]);
    }

    private static object Readable(object argument) => argument switch
    {
        DateOnly day => Formats.Day(day),
        DateTimeOffset moment => Formats.Moment(moment),
        PartialDate date => Formats.Partial(date),
        Money money => Formats.MoneyInFull(money),
        LocalText text => text.In(Formats.Language).Text,
        _ => argument,
    };
}

/// <summary>Resources that hold sentences for refusals.</summary>
/// <param name="Texts">Where they are looked up.</param>
public sealed record ProblemSource(IStringLocalizer Texts);

/// <summary>How a room makes its sentences known.</summary>
public static class ProblemTextsSetup
{
    /// <summary>Looks for <c>problem.CODE</c> in the resources named by <typeparamref name="TTexts"/> too.</summary>
    public static IServiceCollection AddProblemTexts<TTexts>(this IServiceCollection services) =>
        services.AddSingleton(provider => new ProblemSource(provider.GetRequiredService<IStringLocalizer<TTexts>>()));
}
