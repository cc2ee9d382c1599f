using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>axe-core, run inside the page in one go; the package's own way opens a further page for each run, which takes three times as long.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds wrong with the page as it stands, in words.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script + ";0");
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(violation =>
              `${violation.id} (${violation.impact}): ${violation.help}; ${violation.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
            """);
    }
}
