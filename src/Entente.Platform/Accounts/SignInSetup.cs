using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Accounts;

/// <summary>Puts the ways in into the web host.</summary>
internal static class SignInSetup
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Schemes.ByPath)
            .AddPolicyScheme(Schemes.ByPath, displayName: null, scheme => scheme.ForwardDefaultSelector =
                http => http.IsApi() ? Schemes.Token : Schemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(Schemes.Token, configureOptions: null)
            .AddCookie(Schemes.Cookie);
        services.AddSingleton<SessionTickets>();
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Cookie).Configure<SessionTickets>(Cookie);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .AddRequirements(new Access.PermissionRequirement(Access.PlatformPermissions.Use))
            .Build());

        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "entente-form";
            forms.Cookie.SameSite = SameSiteMode.Lax;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>The keys of the platform, which the command line has too: it looks at seals.</summary>
    public static IServiceCollection AddPlatformKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddDataProtection().SetApplicationName("entente");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) => keys.XmlRepository = ring);
        return services;
    }

    private static void Cookie(CookieAuthenticationOptions scheme, SessionTickets sessions)
    {
        scheme.SessionStore = sessions;
        scheme.Cookie.Name = "entente";
        scheme.Cookie.HttpOnly = true;
        scheme.Cookie.SameSite = SameSiteMode.Lax;
        scheme.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        scheme.SlidingExpiration = false;
        scheme.ReturnUrlParameter = "return";
        scheme.LoginPath = "/login";
        scheme.Events.OnRedirectToLogin = context =>
        {
            // A form that was sent after the session ended cannot be repeated by a redirect, so only pages are returned to.
            var here = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
            context.Response.Redirect(LocalUrl.With("/login", "return", here));
            return Task.CompletedTask;
        };
        scheme.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
