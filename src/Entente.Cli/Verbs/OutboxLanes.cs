using System.Globalization;
using System.Text;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Lists the lanes of the outbox and the facts that they have parked.</summary>
internal static class OutboxLanes
{
    public static Verb Verb { get; } = new("outbox", "Facts on their way between rooms: a lane for each hearer, and what it has parked.", Run)
    {
        OutboxSend.Verb, OutboxRetry.Verb, OutboxReplay.Verb,
    };

    public static Task<OutboxView> Read(Work work, CancellationToken stop) =>
        ListLanes.Run(work.Services.GetRequiredService<PlatformDb>(), work.Services.GetRequiredService<Facts>(), stop);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var outbox = await Read(work, stop);
        return new Answer(Say(outbox), outbox);
    }

    private static string Say(OutboxView outbox)
    {
        var text = new StringBuilder();
        foreach (var lane in outbox.Lanes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{lane.Hearer}: {lane.Waiting} waiting, {lane.Parked} parked{(lane.Known ? "" : ", heard by no room any more")}");
            if (lane.Attempts > 0)
                text.AppendLine(CultureInfo.InvariantCulture, $"  failed {lane.Attempts} times, tried again at {Moment(lane.NextTryAt)}: {lane.LastError}");
        }

        foreach (var parked in outbox.Parked)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"parked {parked.Fact} {parked.Kind} for {parked.Hearer}, told {Moment(parked.ToldAt)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  given up {Moment(parked.ParkedAt)} after {parked.Attempts} tries: {parked.LastError}");
        }

        return text.ToString().TrimEnd();
    }

    private static string Moment(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "once";
}
