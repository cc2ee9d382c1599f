using Entente.Kernel;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Rules;

/// <summary>Anybody who uses the platform reads its rules.</summary>
internal static class ReadRules
{
    public static Task<List<RuleSet>> All(PlatformDb db, CancellationToken stop) =>
        db.Set<RuleSet>().AsNoTracking().OrderBy(set => set.Code).ThenByDescending(set => set.Version).ToListAsync(stop);

    public static async Task<Result<IReadOnlyList<RuleSet>>> Versions(string code, PlatformDb db, CancellationToken stop)
    {
        var versions = await db.Set<RuleSet>().AsNoTracking().Where(set => set.Code == code).OrderByDescending(set => set.Version).ToListAsync(stop);
        return versions.Count > 0 ? versions : Problem.Missing("platform.rule-unknown", "There is no rule '{0}'.", code);
    }

    public static async Task<Ok<IReadOnlyList<RuleView>>> AllApi(PlatformDb db, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<RuleView>>([.. (await All(db, stop)).Select(RuleView.Of)]);

    public static async Task<Results<Ok<IReadOnlyList<RuleView>>, ProblemHttpResult>> VersionsApi(string code, PlatformDb db, CancellationToken stop)
    {
        var found = await Versions(code, db, stop);
        return found.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok<IReadOnlyList<RuleView>>([.. found.Value.Select(RuleView.Of)]);
    }
}
