using Entente.Platform.Accounts;
using Entente.Platform.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Entente.Platform.Hosting;

/// <summary>Everything that the web host needs beyond storage and rooms, in the order in which a request meets it.</summary>
public static class EntenteWeb
{
    /// <summary>Sign-in, limits, pages, the API's description and the sender.</summary>
    public static IServiceCollection AddEntenteWeb(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddLimits(configuration);
        services.AddJsonDoors();
        var setups = Setups(services);
        services.AddApiDescription(setups);
        services.AddSingleton<WriteProbe>();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        foreach (var setup in setups)
            setup.AddWebServices(services);
        if (configuration["Entente:Proxy"] is { Length: > 0 } proxies)
            services.Configure<ForwardedHeadersOptions>(forwarded => TrustProxies(forwarded, proxies, configuration["AllowedHosts"]));
        return services;
    }

    /// <summary>The way of a request, and all routes and pages.</summary>
    public static WebApplication UseEntenteWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Configuration["Entente:Proxy"] is { Length: > 0 })
            app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UseResponseCompression();
        app.UseFailures();
        if (!app.Environment.IsDevelopment())
            app.UseWithoutComponentsPage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<DoneOnce>();
        app.UseMiddleware<WhoIsAsking>();
        app.UseMiddleware<ReaderLanguage>();
        app.UseMiddleware<PublicWays>();
        app.Use(Failures.PrepareFrame);
        app.UseRateLimiter();
        app.UseMiddleware<Doorway>();
        app.UseAuthorization();
        app.UseMiddleware<BodyLimits>();
        app.UseAntiforgery();
        app.Use(Failures.RefuseStaleForm);
        app.UseMiddleware<FormsOnce>();
        app.MapEverything();
        return app;
    }

    // Those that the house was built of. A copy: they add to what is looked through.
    private static List<ISetup> Setups(IServiceCollection services) =>
        [.. services.Where(service => service.ServiceType == typeof(ISetup)).Select(service => (ISetup)service.ImplementationInstance!)];

    // The sheet of components is for those who build pages.
    private static void UseWithoutComponentsPage(this WebApplication app) => app.Use((http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/components", StringComparison.OrdinalIgnoreCase))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static void MapEverything(this WebApplication app)
    {
        Assets.Map(app);
        Health.Map(app);
        app.MapApiDescription();
        var api = app.MapGroup("/api/v1").RequireRateLimiting(Limits.Api).AddEndpointFilter(IfMatch.Filter);
        foreach (var setup in app.Services.GetServices<ISetup>())
        {
            setup.MapApi(api.MapGroup("").WithMetadata(new RoomOf(RoomOf.Setup(setup))));
            setup.MapFiles(app);
        }

        var pages = app.Services.GetRequiredService<AppAssemblies>();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. pages.Rooms.Except([pages.App])]);
    }

    private static void TrustProxies(ForwardedHeadersOptions forwarded, string proxies, string? hosts)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var proxy in proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
        // The name under which somebody asked the proxy is looked at as one that is asked for directly.
        foreach (var host in (hosts ?? "*").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            forwarded.AllowedHosts.Add(host);
    }
}
