using Entente.Platform.Accounts;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;

namespace Entente.Platform.Hosting;

/// <summary>
/// Two things come before any other page: an installation that nobody has set up, and a password that somebody else chose.
/// </summary>
internal sealed class Doorway(RequestDelegate next, Settings settings)
{
    public const string SetupPage = "/setup";
    public const string PasswordPage = "/me/settings/password";

    public async Task InvokeAsync(HttpContext http)
    {
        if (await First(http) is { } page && !http.Request.Path.Equals(page, StringComparison.OrdinalIgnoreCase))
            http.Response.Redirect(page);
        else
            await next(http);
    }

    private async Task<string?> First(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null || Failures.IsShowing(http))
            return null;
        if (!await settings.IsSetUp(http.RequestAborted))
            return SetupPage;
        return http.Features.Get<SignedInAccount>() is { PasswordIsTemporary: true } ? PasswordPage : null;
    }
}
