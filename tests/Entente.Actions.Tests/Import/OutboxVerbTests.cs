using System.Text.Json;

namespace Entente.Actions.Tests.Import;

/// <summary><c>outbox</c> from a terminal: how the lanes stand, one fact tried again, the past replayed.</summary>
public class OutboxVerbTests
{
    private const string Hearer = "platform.make-creator-coordinator";
    private const string Fact = "00000000-0000-7000-8000-000000000001";

    [Theory, OnEveryDatabase]
    public async Task The_lanes_are_listed_a_parked_fact_is_tried_again_and_the_past_is_replayed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Make(kind);
        Assert.Equal(0, (await CommandLine.Run(database, "database", "migrate")).Code);
        await database.Execute($$"""INSERT INTO platform_outbox ("Id", "Kind", "Body", "At") VALUES ('{{Fact}}', 'actions.joint-action-created.1', '{"slug":"x"}', '2026-06-11 09:00:00')""");
        await database.Execute($"""INSERT INTO platform_parked ("Hearer", "FactId", "At", "Attempts", "LastError") VALUES ('{Hearer}', '{Fact}', '2026-06-11 10:00:00', 8, 'No.')""");

        var listed = await CommandLine.Run(database, "outbox");
        Assert.Equal((0, ""), (listed.Code, listed.Complained));
        Assert.Contains($"{Hearer}: 0 waiting, 1 parked", listed.Said, StringComparison.Ordinal);
        Assert.Contains($"parked {Fact} actions.joint-action-created.1 for {Hearer}", listed.Said, StringComparison.Ordinal);
        Assert.Contains("after 8 tries: No.", listed.Said, StringComparison.Ordinal);
        var outbox = JsonDocument.Parse((await CommandLine.Run(database, "outbox", "--json")).Said).RootElement;
        Assert.Equal(Fact, outbox.GetProperty("parked")[0].GetProperty("fact").GetString());

        var retried = await CommandLine.Run(database, "outbox", "retry", Fact);
        Assert.Equal((0, "1 lanes try it again; 1 sent."), (retried.Code, retried.Said.Trim()));
        var again = await CommandLine.Run(database, "outbox", "retry", Fact);
        Assert.Equal((1, true), (again.Code, again.Complained.StartsWith("No lane has parked this fact", StringComparison.Ordinal)));

        // As of a room that came later: it has noted nothing.
        await database.Execute("DELETE FROM platform_delivery");
        var replayed = await CommandLine.Run(database, "outbox", "replay", Hearer);
        Assert.Equal((0, "1 facts to hear, told since 2026-06-11; 1 sent. Facts that all had heard are kept for 30 days."), (replayed.Code, replayed.Said.Trim()));
        Assert.Equal(1, (await CommandLine.Run(database, "outbox", "replay", "no.body")).Code);
        Assert.Equal("0 sent, 0 waiting, 0 parked.", (await CommandLine.Run(database, "outbox", "send")).Said.Trim());
    }
}
