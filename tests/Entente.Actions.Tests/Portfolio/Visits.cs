using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>What the tests through the front door do again and again.</summary>
internal static class Visits
{
    /// <summary>A program whose token may only read.</summary>
    public static async Task<HttpClient> ReadOnlyProgram(this House house, string account)
    {
        var made = await house.Inside(services => CreateToken.Run(
            new(account, "test", 30, ReadOnly: true), Actor.Program("test"), services.GetRequiredService<PlatformDb>(),
            services.GetRequiredService<IOptions<SignInSettings>>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None));
        return house.WithToken(made.Value.Secret);
    }

    public static Task<HttpResponseMessage> Get(this HttpClient program, string path) => program.GetAsync(new Uri(path, UriKind.Relative));

    public static Task<HttpResponseMessage> Post(this HttpClient program, string path, object body) =>
        program.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);

    public static async Task<JsonElement> Json(this HttpClient program, string path) =>
        await program.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public static Task<JsonElement> Json(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The code of a refusal.</summary>
    public static async Task<string?> Refusal(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Json()).GetProperty("type").GetString()?["urn:entente:problem:".Length..];
    }

    public static string Alert(this IDocument page) => page.QuerySelector("[role=alert]")?.Say() ?? "";

    /// <summary>All of the page's own text.</summary>
    public static string MainText(this IDocument page) => page.QuerySelector("main")?.Say() ?? "";

    /// <summary>The text as a reader sees it: runs of blanks are one.</summary>
    public static string Say(this IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of each element that is found.</summary>
    public static IReadOnlyList<string> All(this IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(Say)];

    /// <summary>Where the links of the error summary lead; each must be a field that is there.</summary>
    public static IReadOnlyList<string> FaultyFields(this IDocument page)
    {
        var ids = page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")!.TrimStart('#')).ToList();
        Assert.All(ids, id => Assert.Equal("true", page.GetElementById(id)?.GetAttribute("aria-invalid")));
        return [.. ids.Select(id => id["field-".Length..])];
    }
}
