using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Sends what waits in the outbox, for a platform whose web host is down.</summary>
internal static class OutboxSend
{
    public static Verb Verb { get; } = new("send", "Deliver the facts that are due to the rooms that hear them.", Run);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var sent = await work.Services.GetRequiredService<OutboxSender>().SendDue(stop);
        var lanes = (await OutboxLanes.Read(work, stop)).Lanes;
        var (waiting, parked) = (lanes.Sum(lane => lane.Waiting), lanes.Sum(lane => lane.Parked));
        return new Answer(
            string.Create(CultureInfo.InvariantCulture, $"{sent} sent, {waiting} waiting, {parked} parked."), new { sent, waiting, parked });
    }
}
