using Entente.Platform.Accounts;
using Entente.Platform.Audit;
using Entente.Platform.Calendars;
using Entente.Platform.Comments;
using Entente.Platform.Documents;
using Entente.Platform.Frame;
using Entente.Platform.Jobs;
using Entente.Platform.Languages;
using Entente.Platform.Notices;
using Entente.Platform.Notices.Mail;
using Entente.Platform.Papers;
using Entente.Platform.Rules;
using Entente.Platform.Search;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Entente.Platform.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Entente.Platform.Hosting;

/// <summary>Everything that the web host needs beyond storage and rooms, in the order in which a request meets it.</summary>
public static class EntenteWeb
{
    /// <summary>Sign-in, limits, pages, the API's description and the sender.</summary>
    public static IServiceCollection AddEntenteWeb(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSignIn();
        services.AddLimits(configuration);
        services.AddJsonDoors();
        services.AddApiDescription();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddHostedService(provider => provider.GetRequiredService<AuditChainer>());
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        services.AddSingleton<WriteProbe>();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddRazorComponents();
        services.AddFrame();
        services.AddProblemTexts<AccountTexts>();
        services.AddProblemTexts<JobTexts>();
        services.AddProblemTexts<RuleTexts>();
        services.AddProblemTexts<DocumentTexts>();
        services.AddProblemTexts<CommentTexts>();
        services.AddProblemTexts<AuditTexts>();
        services.AddProblemTexts<ViewTexts>();
        services.AddProblemTexts<CalendarTexts>();
        services.AddProblemTexts<NoticeTexts>();
        services.AddProblemTexts<SheetTexts>();
        services.AddProblemTexts<PaperTexts>();
        services.AddProblemTexts<SearchTexts>();
        services.AddScoped<JobWords>();
        services.AddScoped<JobsInBar>();
        services.AddScoped<NoticesInBar>();
        services.AddSingleton(provider => new AppAssemblies(
            typeof(App).Assembly, [.. provider.GetServices<IRoom>().Select(room => room.GetType().Assembly).Distinct()]));
        services.TryAddScoped<INavigation, HouseNavigation>();
        services.AddScoped<Guests>();
        if (configuration["Entente:Proxy"] is { Length: > 0 } proxies)
            services.Configure<ForwardedHeadersOptions>(forwarded => TrustProxies(forwarded, proxies));
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
        app.UseMiddleware<WhoIsAsking>();
        app.UseMiddleware<ReaderLanguage>();
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
        app.MapOpenApi(ApiDescription.Address).AllowAnonymous();
        app.MapPreferences();
        SignOut.Map(app);
        PictureSamples.Map(app);

        var api = app.MapGroup("/api/v1").RequireRateLimiting(Limits.Api).AddEndpointFilter(IfMatch.Filter);
        AccountsApi.Map(api);
        JobsApi.Map(api);
        ActivityApi.Map(api);
        ViewsApi.Map(api);
        ActivityApi.MapFiles(app);
        NoticesApi.Map(api);
        SearchApi.Map(api);
        ReadRules.Map(api);
        DocumentsApi.Map(api);
        DocumentsApi.MapFiles(app);
        SheetDoors.MapKept(app, api);
        ReadFeed.Map(app);
        foreach (var room in app.Services.GetServices<IRoom>())
        {
            room.MapApi(api);
            room.MapFiles(app);
        }

        var pages = app.Services.GetRequiredService<AppAssemblies>();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. pages.Rooms.Except([pages.App])]);
    }

    private static void TrustProxies(ForwardedHeadersOptions forwarded, string proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var proxy in proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
    }
}
