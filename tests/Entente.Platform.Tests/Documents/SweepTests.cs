using Entente.Platform.Access;
using Entente.Platform.Documents;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Documents;

/// <summary>What a host leaves that dies between content and row is thrown away; what a document points at never is.</summary>
public class SweepTests
{
    private static readonly DocumentOwner Owner = new(new("test.thing", "1"), ActionsScopes.Action("jams-2-0"));

    [Theory, OnEveryDatabase]
    public async Task A_content_whose_row_was_never_saved_goes_after_a_day_and_the_others_stay(DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);
        var actor = Actor.Program("test");
        var document = await house.Inside(services => services.GetRequiredService<DocumentShelf>().Attach(
            Owner, new("Plan", "Network", "Green", null, null), File(Samples.Pdf, "plan.pdf"), actor, CancellationToken.None));
        // The first half of an upload, as a kill leaves it.
        var orphan = await house.Inside(services => services.GetRequiredService<Intake>().Take(File(Samples.Png, "dot.png"), null, CancellationToken.None));

        Assert.Equal(0, await Sweep(house));
        house.Clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(1, await Sweep(house));

        Assert.False(await IsThere(house, orphan.Value.Sha256));
        Assert.True(await IsThere(house, document.Value.Latest.Sha256));
        Assert.Equal(["1"], await house.Database.Read("SELECT COUNT(*) FROM platform_document_version"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_content_of_two_documents_lies_in_the_store_once(DatabaseKind kind)
    {
        await using var house = await House.Empty(kind);
        foreach (var title in new[] { "First", "Second" })
        {
            var attached = await house.Inside(services => services.GetRequiredService<DocumentShelf>().Attach(
                Owner, new(title, "Network", "Green", null, null), File(Samples.Pdf, "plan.pdf"), Actor.Program("test"), CancellationToken.None));
            Assert.Null(attached.Problem);
        }

        house.Clock.Pass(TimeSpan.FromHours(25));
        var all = await house.Inside(services => services.GetRequiredService<DocumentStore>().Before(house.Clock.Now, CancellationToken.None));
        Assert.Single(all);
    }

    private static SentFile File(byte[] bytes, string name) => new(name, () => new MemoryStream(bytes), MediaType: null);

    private static Task<int> Sweep(House house) => house.Inside(services =>
        services.GetRequiredService<DocumentSweep>().Run(services.GetRequiredService<PlatformDb>(), CancellationToken.None));

    private static Task<bool> IsThere(House house, string hash) => house.Inside(async services =>
    {
        await using var content = await services.GetRequiredService<DocumentStore>().Open(hash, CancellationToken.None);
        return content is not null;
    });
}
