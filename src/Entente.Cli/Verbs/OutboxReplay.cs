using System.CommandLine;
using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Lets a room that came later hear of the past.</summary>
internal static class OutboxReplay
{
    private static readonly Argument<string> Hearer = new("hearer") { Description = "The hearer's name, as the list says it." };

    public static Verb Verb { get; } = new("replay", "Let a hearer that came later hear the facts that are kept and that it has not heard.", Run, Hearer);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var ask = new ReplayLane(work.Asked.GetRequiredValue(Hearer));
        var replay = await ReplayLane.Run(
            ask, work.Services.GetRequiredService<PlatformDb>(), work.Services.GetRequiredService<Facts>(), work.Services.GetRequiredService<OutboxSignal>(), stop);
        if (replay.Problem is { } refused)
            return refused;
        var sent = await work.Services.GetRequiredService<OutboxSender>().SendDue(stop);
        var since = replay.Value.Since is { } at ? string.Create(CultureInfo.InvariantCulture, $", told since {at:yyyy-MM-dd}") : "";
        return new Answer(
            string.Create(CultureInfo.InvariantCulture, $"{replay.Value.Facts} facts to hear{since}; {sent} sent. Facts that all had heard are kept for {SweepFacts.KeptDays} days."),
            new { replay.Value.Facts, replay.Value.Since, sent, SweepFacts.KeptDays });
    }
}
