using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>axe-core, run inside the page in one go; the package's own way opens a further page for each run, which takes three times as long.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds wrong with the page as it stands, in words.</summary>
    public static Task<IReadOnlyList<string>> Violations(IPage page) => Run(page, "{}");

    /// <summary>What axe finds wrong with the colours of the page as it stands: all that a theme changes of a page that was looked at in the other one.</summary>
    public static Task<IReadOnlyList<string>> ColourViolations(IPage page) =>
        Run(page, "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }");

    private static async Task<IReadOnlyList<string>> Run(IPage page, string rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script + ";0");
        return await page.EvaluateAsync<string[]>($$"""
            async () => (await axe.run(document, { resultTypes: ['violations'], ...{{rules}} })).violations.map(violation =>
              `${violation.id} (${violation.impact}): ${violation.help}; ${violation.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
            """);
    }
}
