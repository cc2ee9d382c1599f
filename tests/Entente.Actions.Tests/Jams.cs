using System.Net;
using AngleSharp.Dom;
using Entente.Actions.Plan;
using Entente.Actions.Portfolio;
using Entente.Actions.WorkPackages;
using Entente.Kernel.Calendar;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Actions.Tests;

/// <summary>The joint action of the demo that these tests work on, and what they do again and again.</summary>
internal static class Jams
{
    public const string Page = "/ja/jams-2-0";
    public const string Api = "/api/v1/actions/jams-2-0";

    public static readonly DateTimeOffset Now = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An action that no database knows, for tests of the model.</summary>
    public static JointAction Action() =>
        JointAction.Create("jams-3", "JAMS 3", LocalText.Of("A third action", french: null), new("FR", Authority: null), Now).Value;

    public static WorkPackage Package(int number = 5) =>
        WorkPackage.Open(Action(), [], number, WorkPackageKind.Technical, LocalText.Of("Signals", french: null), Now).Value;

    /// <summary>The rule of days without any holiday, for tests of the model.</summary>
    public static DueRule Dues(DateOnly today) => new(today, new HolidayTable([]), [30, 14, 3]);

    public static bool IsLate(this Deliverable one, DateOnly today) => one.Sign(Dues(today)) is { IsLate: true };

    public static bool IsLate(this Milestone one, DateOnly today) => one.Sign(Dues(today)) is { IsLate: true };

    /// <summary>A program with the rights of a demo account.</summary>
    public static async Task<HttpClient> Program(this House house, string account)
    {
        var made = await house.Inside(services => CreateToken.Run(
            new(account, "test", 30, ReadOnly: false), Actor.Program("test"), services.GetRequiredService<PlatformDb>(),
            services.GetRequiredService<IOptions<SignInSettings>>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None));
        return house.WithToken(made.Value.Secret);
    }

    /// <summary>The form whose handler has this name.</summary>
    public static string Form(string handler) => $"form:has(input[name=_handler][value='{handler}'])";

    public static string Heading(this IDocument page) => page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public static string Body(this IDocument page) => page.QuerySelector("main")?.TextContent ?? "";

    /// <summary>What the reader is told to have done.</summary>
    public static string Done(this IDocument page) => page.QuerySelector(".banner")?.TextContent.Trim() ?? "";

    /// <summary>Where the links of the error summary lead.</summary>
    public static IEnumerable<string?> Faults(this IDocument page) => page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href"));

    public static string Summary(this IDocument page) => page.QuerySelector(".error-summary")?.TextContent ?? "";

    /// <summary>What stands in a field.</summary>
    public static string? Field(this IDocument page, string name) => page.QuerySelector("#field-" + name) switch
    {
        AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
        _ => null,
    };

    public static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Contains($"urn:entente:problem:{code}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(status, answer.StatusCode);
    }
}
