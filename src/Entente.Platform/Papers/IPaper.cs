using Entente.Kernel;
using Entente.Papers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Papers;

/// <summary>A document of a room that people can take with them; registered by <see cref="PapersOfRooms.AddPaper{TPaper}"/>.</summary>
public interface IPaper
{
    /// <summary>Stable, <c>actions.plan</c>.</summary>
    string Kind { get; }

    /// <summary>The document for the one who asks now: refuses, or says what stands in it.</summary>
    Task<Result<PaperContent>> Open(PaperAsk ask, CancellationToken stop);
}

/// <summary>Which document.</summary>
/// <param name="Of">Whose: the slug of an action; empty for a document that is nobody's.</param>
/// <param name="Query">The query of the address, <c>?beside=2</c>.</param>
public sealed record PaperAsk(string Of, string Query)
{
    /// <summary>What the address says of a choice; null when it says nothing.</summary>
    public string? this[string choice] => QueryHelpers.ParseQuery(Query).GetValueOrDefault(choice).FirstOrDefault();
}

/// <summary>A document for one reader.</summary>
/// <param name="Paper">What stands in it.</param>
/// <param name="FileName">Without day and ending.</param>
/// <param name="Rows">Rows of its tables, by which it is told whether it takes a while.</param>
public sealed record PaperContent(Paper Paper, string FileName, int Rows);

/// <summary>How a room makes its documents known.</summary>
public static class PapersOfRooms
{
    /// <summary>A document that people can take with them.</summary>
    public static IServiceCollection AddPaper<TPaper>(this IServiceCollection services)
        where TPaper : class, IPaper => services.AddScoped<IPaper, TPaper>();
}
