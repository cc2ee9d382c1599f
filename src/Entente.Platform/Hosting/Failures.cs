using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Platform.Hosting;

/// <summary>What is answered when something failed or was refused: a page for people, problem+json for programs, never a stack trace.</summary>
internal static class Failures
{
    /// <summary>True for a request to the API.</summary>
    public static bool IsApi(this HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>True while the page of a failure is being made for another page.</summary>
    public static bool IsShowing(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    public static void UseFailures(this WebApplication app)
    {
        app.UseWhen(http => http.IsApi(), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerProgram, StatusCodeSelector = StatusOf });
            api.UseStatusCodePages(context => StatusForProgram(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        });
        app.UseWhen(http => !http.IsApi(), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf,
            });
            pages.UseStatusCodePagesWithReExecute("/status/{0}", queryFormat: null, createScopeForStatusCodePages: true);
        });
    }

    /// <summary>The number under which the log tells of this request.</summary>
    public static string Reference(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private static Task AnswerProgram(HttpContext http) => (http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException unreadable => ApiRefusals.Malformed(unreadable.Message),
        { } failed when IsDatabase(failed) => ApiRefusals.Away(),
        _ => ApiRefusals.Failed(Reference(http)),
    }).ExecuteAsync(http);

    private static int StatusOf(Exception failed) => failed switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        _ when IsDatabase(failed) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // A database that is away fails while connecting; a faulty statement is a fault of ours.
    private static bool IsDatabase(Exception failed) =>
        failed is DbException { IsTransient: true } || failed.InnerException is DbException { IsTransient: true };

    private static ProblemHttpResult StatusForProgram(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ApiRefusals.Malformed("The request could not be read."),
        StatusCodes.Status404NotFound => ApiRefusals.NoSuchRoute(),
        StatusCodes.Status405MethodNotAllowed => ApiRefusals.WrongMethod(),
        StatusCodes.Status415UnsupportedMediaType => ApiRefusals.WrongFormat(),
        _ => ApiRefusals.Other(status),
    };
}
