using System.CommandLine;
using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cli.Verbs;

/// <summary>Tries a parked fact again, once what kept it from being heard is mended.</summary>
internal static class OutboxRetry
{
    private static readonly Argument<Guid> Fact = new("fact") { Description = "The fact's identity, as the list says it." };

    public static Verb Verb { get; } = new("retry", "Let the lanes that parked a fact try it again.", Run, Fact);

    private static async Task<Result<Answer>> Run(Work work, CancellationToken stop)
    {
        var ask = new RetryFact(work.Asked.GetValue(Fact));
        var retried = await RetryFact.Run(ask, work.Services.GetRequiredService<PlatformDb>(), work.Services.GetRequiredService<OutboxSignal>(), stop);
        if (retried.Problem is { } refused)
            return refused;
        // A web host may be quicker; then there is nothing left to send.
        var sent = await work.Services.GetRequiredService<OutboxSender>().SendDue(stop);
        return new Answer(string.Create(CultureInfo.InvariantCulture, $"{retried.Value} lanes try it again; {sent} sent."), new { lanes = retried.Value, sent });
    }
}
