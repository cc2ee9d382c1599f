using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Audit;

/// <summary>Chains what saves leave, soon after each of this host, and now and then what others left that have gone.</summary>
public sealed class AuditChainer(IServiceScopeFactory scopes, DatabaseSettings database, AuditSignal signal, ILogger<AuditChainer> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Saves on the embedded database chain their lines themselves.
        while (database.IsPostgres && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await AuditChain.Link(scope.ServiceProvider.GetRequiredService<PlatformDb>(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the chainer must outlive that.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                log.LogWarning(failed, "The audit trail could not be chained; trying again");
            }

            await signal.Wait(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
