using Entente.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Platform.Hosting;

/// <summary>Turns a refusal into an RFC 9457 answer: the one place where a kind of problem becomes a status.</summary>
public static class ProblemHttp
{
    /// <summary>The HTTP status of a kind of problem.</summary>
    public static int Status(this ProblemKind kind) => kind switch
    {
        ProblemKind.Malformed => StatusCodes.Status400BadRequest,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Missing => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Stale => StatusCodes.Status412PreconditionFailed,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.NoRoom => StatusCodes.Status507InsufficientStorage,
        ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>
    /// The refusal as problem+json: <c>type</c> is <c>urn:entente:problem:&lt;code&gt;</c>, <c>faults</c> lists every wrong place, and
    /// <c>offers</c> in one of them what may have been meant.
    /// </summary>
    public static ProblemHttpResult ToHttp(this Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (problem.Faults.Count > 0)
            extensions["faults"] = problem.Faults.Select(Say).ToList();
        return TypedResults.Problem(
            detail: problem.Text, statusCode: problem.Kind.Status(), type: $"urn:entente:problem:{problem.Code}", extensions: extensions);
    }

    private static object Say(Fault fault) => fault.Offers.Count == 0
        ? new { fault.Place, fault.Code, Message = fault.Text }
        : new { fault.Place, fault.Code, Message = fault.Text, fault.Offers };
}
