using Entente.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Platform.Hosting;

/// <summary>What the API's doors say when they stay shut, before any slice is asked.</summary>
internal static class ApiRefusals
{
    public static ProblemHttpResult NotSignedIn() => Says(
        StatusCodes.Status401Unauthorized, "platform.not-signed-in",
        "Send a personal token that is in force as 'Authorization: Bearer ent_…'. Make one in your settings.");

    public static ProblemHttpResult Forbidden() => Says(
        StatusCodes.Status403Forbidden, "platform.not-permitted", "None of your roles permits this.");

    public static ProblemHttpResult TokenReadsOnly() => Says(
        StatusCodes.Status403Forbidden, "platform.token-reads-only", "This token may only read. Make one that may write in your settings.");

    public static ProblemHttpResult TooMany() => Says(
        StatusCodes.Status429TooManyRequests, "platform.too-many-requests", "Too many requests. Wait as long as Retry-After says.");

    public static ProblemHttpResult NoSuchRoute() => Says(
        StatusCodes.Status404NotFound, "platform.no-such-route", "There is nothing at this address. The routes are listed in /api/openapi.json.");

    public static ProblemHttpResult WrongMethod() => Says(
        StatusCodes.Status405MethodNotAllowed, "platform.wrong-method", "This address does not take this method; see Allow.");

    public static ProblemHttpResult WrongFormat() => Says(
        StatusCodes.Status415UnsupportedMediaType, "platform.wrong-format", "Send the body in the format that /api/openapi.json states for this address.");

    public static ProblemHttpResult IfMatchMissing() => Says(
        StatusCodes.Status428PreconditionRequired, "platform.if-match-missing",
        "Say with If-Match which state you saw: send the ETag with which this thing was read, or * to write over whatever is there.");

    public static ProblemHttpResult Malformed(string detail) =>
        Says(StatusCodes.Status400BadRequest, "platform.malformed", detail);

    public static ProblemHttpResult PropertyMissing(IReadOnlyList<string> names) => Names(names, Problem.Malformed("platform.property-missing",
        "Properties are missing: {0}. Send each; null says that there is nothing.", string.Join(", ", names)));

    public static ProblemHttpResult PropertyUnknown(string name) => Names([name], PropertyUnread(name));

    public static ProblemHttpResult PropertyTwice(string name) => Names([name], PropertyDouble(name));

    public static ProblemHttpResult PropertyUnfit(string place) => Names([place], Problem.Malformed("platform.property-unfit",
        "What '{0}' holds is not of the kind that /api/openapi.json states for it.", place));

    /// <summary>The refusal of a field that nobody reads: to take it would be to drop it in silence.</summary>
    public static Problem PropertyUnread(string name) => Problem.Malformed("platform.property-unknown",
        "There is no property '{0}' here. Take it out, or see in /api/openapi.json what it is called.", name);

    /// <summary>The refusal of a field that is there twice.</summary>
    public static Problem PropertyDouble(string name) => Problem.Malformed("platform.property-twice",
        "The property '{0}' is there twice. Send it once.", name);

    public static Problem TextWithNul => Problem.Malformed(
        "platform.text-has-nul", "A text holds a character that cannot be stored (NUL). Take it out.");

    public static ProblemHttpResult Failed(string reference) => Says(
        StatusCodes.Status500InternalServerError, "platform.failed", $"Something went wrong here. Give this reference when you report it: {reference}.");

    public static ProblemHttpResult Other(int status) => Says(status, "platform.refused", "The request was refused.");

    private static ProblemHttpResult Names(IReadOnlyList<string> names, Problem refused) =>
        (refused with { Faults = [.. names.Select(name => new Fault(name, refused.Code, refused.Message, refused.Arguments))] }).ToHttp();

    private static ProblemHttpResult Says(int status, string code, string detail) =>
        TypedResults.Problem(detail: detail, statusCode: status, type: $"urn:entente:problem:{code}");
}
