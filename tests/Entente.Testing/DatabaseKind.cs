using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Entente.Testing;

/// <summary>The databases that Entente runs on.</summary>
public enum DatabaseKind
{
    /// <summary>The embedded default.</summary>
    Sqlite,

    /// <summary>The server; its tests need <see cref="PostgresServer.Variable"/>.</summary>
    Postgres,
}

/// <summary>
/// Runs a theory once on each database: <c>[Theory, OnEveryDatabase] public async Task A_sentence(DatabaseKind kind)</c>. Without a
/// PostgreSQL server the second run is a skip that says so. Values given here come before the database in the test's parameters:
/// <c>[Theory, OnEveryDatabase("fr"), OnEveryDatabase("en")]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEveryDatabaseAttribute(params object?[] values) : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Enum.GetValues<DatabaseKind>().Select(Row).ToArray());

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(DatabaseKind kind) => new([.. values, kind])
    {
        Skip = kind == DatabaseKind.Postgres && !PostgresServer.IsThere ? $"no PostgreSQL server ({PostgresServer.Variable} is not set)" : null,
    };
}

/// <summary>The throw-away PostgreSQL server that the test script started, if it did.</summary>
public static class PostgresServer
{
    /// <summary>The environment variable that holds the server's connection string.</summary>
    public const string Variable = "ENTENTE_TEST_POSTGRES";

    /// <summary>True when there is a server.</summary>
    public static bool IsThere => ConnectionString.Length > 0;

    /// <summary>Of the server's own database; empty when there is no server.</summary>
    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable) ?? "";
}
