using AngleSharp.Dom;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Tests.Accounts;

/// <summary>What the tests about accounts do again and again.</summary>
internal static class Household
{
    public const string Settings = "/me/settings";

    /// <summary>Signs in and lands on the settings, the one page that everybody with a role may open.</summary>
    public static async Task<Reader> Enter(this House house, string name, string? password = null)
    {
        var (reader, page) = await house.Try(name, password ?? Entente.Testing.DemoAccounts.Password);
        Assert.Equal("Settings", page.Heading());
        return reader;
    }

    /// <summary>Sends the sign-in form, whatever comes of it.</summary>
    public static async Task<(Reader Reader, IDocument Page)> Try(this House house, string name, string password, string from = "/login?return=/me/settings")
    {
        var reader = house.Visitor();
        var page = await reader.Open(from);
        return (reader, await reader.Submit(page, Forms.SignIn, [("Name", name), ("Password", password)]));
    }

    public static string Heading(this IDocument page) => page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public static string Alert(this IDocument page) => page.QuerySelector("[role=alert]")?.TextContent ?? "";

    public static string Body(this IDocument page) => page.QuerySelector("main")?.TextContent ?? "";

    /// <summary>The form whose handler has this name.</summary>
    public static string Form(string handler) => $"form:has(input[name=_handler][value={handler}])";
}
