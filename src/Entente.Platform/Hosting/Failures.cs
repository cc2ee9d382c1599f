using System.Diagnostics;
using Entente.Kernel;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Hosting;

/// <summary>What is answered when something failed or was refused: a page for people, problem+json for programs, never a stack trace.</summary>
internal static class Failures
{
    /// <summary>True for a request to the API.</summary>
    public static bool IsApi(this HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>True while the page of a failure is being made for another page.</summary>
    public static bool IsShowing(HttpContext http) => IsBroken(http) || http.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>True after an exception: the page that says so must not need the database, which may be what failed.</summary>
    public static bool IsBroken(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>() is not null;

    public static void UseFailures(this WebApplication app)
    {
        app.UseWhen(http => http.IsApi(), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions 
            {
                ExceptionHandler = AnswerProgram,
                StatusCodeSelector = StatusOf,

                // What cannot be read is the sender's fault and answered as such; the log is for ours.
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            });
            api.UseStatusCodePages(context => StatusForProgram(context.HttpContext).ExecuteAsync(context.HttpContext));
        });
        app.UseWhen(http => !http.IsApi(), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf,
            });
            pages.Use(KeepServices);
            pages.UseStatusCodePagesWithReExecute("/status/{0}", queryFormat: null, createScopeForStatusCodePages: true);
            pages.Use(ShowGoneForm);
        });
        app.Use(ShowAsPage);
    }

    // A status page has a scope of its own; when making it fails, the page of that failure needs the request's scope again.
    private static async Task KeepServices(HttpContext http, RequestDelegate next)
    {
        var services = http.RequestServices;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }

    // The page of a failure is read, whatever was being sent when it happened; the form itself is not looked at again.
    private static Task ShowAsPage(HttpContext http, RequestDelegate next)
    {
        if (IsShowing(http) && !http.IsApi())
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(http);
    }

    /// <summary>
    /// The framework sends a page that stands in for another without waiting for its layout; so the menu is made beforehand, and
    /// the layout finds it ready.
    /// </summary>
    public static async Task PrepareFrame(HttpContext http, RequestDelegate next)
    {
        if (IsShowing(http) && !IsBroken(http) && !http.IsApi())
            await http.RequestServices.GetRequiredService<INavigation>().For(http, http.RequestAborted);
        await next(http);
    }

    /// <summary>A form whose token no longer fits the session gets a page of ours, not the framework's sentence.</summary>
    public static Task RefuseStaleForm(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // A button that was pressed on a page which has meanwhile lost it: the framework answers a bare 400 of plain text, which the page
    // of a status would take for an answer that is meant.
    private static async Task ShowGoneForm(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null })
            http.Response.ContentType = null;
    }

    /// <summary>The number under which the log tells of this request.</summary>
    public static string Reference(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private static Task AnswerProgram(HttpContext http) => (http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => BodyLimits.Refusal(http).ToHttp(),
        BadHttpRequestException unreadable => JsonDoors.Refuse(unreadable),
        { } failed when Expected(failed) is { } problem => problem.ToHttp(),
        _ => ApiRefusals.Failed(Reference(http)),
    }).ExecuteAsync(http);

    private static int StatusOf(Exception failed) => failed switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        _ => Expected(failed)?.Kind.Status() ?? StatusCodes.Status500InternalServerError,
    };

    /// <summary>What to say of a failure that is not a fault of the program; null when it is one.</summary>
    public static Problem? Expected(Exception failed) => IsNul(failed) ? ApiRefusals.TextWithNul : StorageTroubles.Of(failed)?.Problem();

    // PostgreSQL cannot even be asked about a text with a NUL character; SQLite can, and a save refuses it.
    private static bool IsNul(Exception failed) =>
        (failed as PostgresException ?? failed.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.CharacterNotInRepertoire;

    private static ProblemHttpResult StatusForProgram(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => ApiRefusals.Malformed("The request could not be read."),
        StatusCodes.Status404NotFound => ApiRefusals.NoSuchRoute(),
        StatusCodes.Status405MethodNotAllowed => ApiRefusals.WrongMethod(),
        StatusCodes.Status413PayloadTooLarge => BodyLimits.Refusal(http).ToHttp(),
        StatusCodes.Status415UnsupportedMediaType => ApiRefusals.WrongFormat(),
        var status => ApiRefusals.Other(status),
    };
}
