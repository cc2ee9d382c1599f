using Entente.Platform.Tests.Accounts;

namespace Entente.Platform.Tests.Jobs;

/// <summary>The lanes of the outbox in the administration: how they stand, one fact tried again, the past replayed.</summary>
public class LanePageTests
{
    private const string Fact = "00000000-0000-7000-8000-000000000001";

    [Theory]
    [OnEveryDatabase("en", "Makes whoever creates a joint action its coordinator", "The fact is tried again.", "There is nothing that this lane has not heard.")]
    [OnEveryDatabase("fr", "Fait de qui crée une action conjointe son coordinateur", "Le fait est essayé de nouveau.", "Il n’y a rien que cette file n’ait entendu.")]
    public async Task A_parked_fact_is_shown_and_tried_again_and_a_lane_is_replayed(string language, string hearer, string retried, string replayed, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute($$"""INSERT INTO platform_outbox ("Id", "Kind", "Body", "At") VALUES ('{{Fact}}', 'actions.joint-action-created.1', '{"slug":"x"}', '2026-06-11 08:00:00')""");
        await house.Database.Execute($"""INSERT INTO platform_parked ("Hearer", "FactId", "At", "Attempts", "LastError") VALUES ('platform.make-creator-coordinator', '{Fact}', '2026-06-11 08:30:00', 8, 'The room is being painted.')""");
        await house.Database.Execute($"""UPDATE platform_account SET "Language" = '{language}' WHERE "SignInName" = 'demo-administrator'""");
        using var reader = await house.SignIn("demo-administrator");

        var page = await reader.Open("/admin/jobs");
        var text = page.Body();
        Assert.Contains(hearer, text, StringComparison.Ordinal);
        Assert.Contains("The room is being painted.", text, StringComparison.Ordinal);

        Assert.Contains(retried, (await reader.Submit(page, "form:has(button[name=Fact])", [("Fact", Fact)])).Body(), StringComparison.Ordinal);
        await Patience.Until(
            async () => await house.Database.Read($"""SELECT COUNT(*) FROM platform_delivery WHERE "FactId" = '{Fact}'""") is ["1"],
            () => Task.FromResult("the hearing of the fact that was tried again"));
        page = await reader.Open("/admin/jobs");
        Assert.Null(page.QuerySelector("button[name=Fact]"));

        Assert.Contains(replayed, (await reader.Submit(page, "form:has(button[name=Hearer])", [("Hearer", "platform.make-creator-coordinator")])).Body(), StringComparison.Ordinal);
    }
}
