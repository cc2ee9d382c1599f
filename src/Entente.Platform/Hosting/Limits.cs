using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Entente.Platform.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Hosting;

/// <summary>How often the doors may be tried; configuration section <c>Entente:Limits</c>.</summary>
public sealed record Limits
{
    /// <summary>The section's name.</summary>
    public const string Section = "Entente:Limits";

    /// <summary>Name of the limit on sign-in and setup forms, for <c>[EnableRateLimiting]</c>.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Name of the limit on the API.</summary>
    public const string Api = "api";

    /// <summary>Sign-in forms that one address may send in a minute; default 30, for a whole authority may share an address.</summary>
    [Range(1, 100_000)]
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>Forms that one address may send in a minute without anybody signed in; default 120.</summary>
    [Range(1, 100_000)]
    public int AnonymousFormsPerMinute { get; init; } = 120;

    /// <summary>Requests that one token may make in a minute; default 600.</summary>
    [Range(1, 1_000_000)]
    public int ApiRequestsPerMinute { get; init; } = 600;
}

internal static class LimitsSetup
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Limits>().Bind(configuration.GetSection(Limits.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = Rejected;
        });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<Limits>>((limiter, limits) =>
        {
            limiter.AddPolicy(Limits.SignIn, http => HttpMethods.IsPost(http.Request.Method)
                ? Window(Address(http), limits.Value.SignInsPerMinute)
                : RateLimitPartition.GetNoLimiter("reading"));
            // The API has a limit of its own, by token or address.
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                http.IsApi() || http.User.Identity is { IsAuthenticated: true } || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                    ? RateLimitPartition.GetNoLimiter("reading")
                    : Window(Address(http), limits.Value.AnonymousFormsPerMinute));
            limiter.AddPolicy(Limits.Api, http => Window(
                http.User.FindFirstValue(TokenSignIn.TokenClaim) ?? Address(http), limits.Value.ApiRequestsPerMinute));
        });
        return services;
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static RateLimitPartition<string> Window(string who, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute });

    private static async ValueTask Rejected(OnRejectedContext context, CancellationToken stop)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : Minute;
        context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (context.HttpContext.IsApi())
            await ApiRefusals.TooMany().ExecuteAsync(context.HttpContext);
    }
}
