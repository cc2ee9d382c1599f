using Entente.Kernel;

namespace Entente.Cli.Verbs;

/// <summary>Brings the tables up to date, as the web host does when it starts.</summary>
internal static class DatabaseMigrate
{
    // Every verb begins by this; here there is nothing left to do.
    public static Verb Verb { get; } = new("migrate", "Make the tables, or bring them up to date.", (_, _) =>
        Task.FromResult<Result<Answer>>(new Answer("The tables are up to date.", new { upToDate = true }))) { MayBegin = true };
}
