using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;

namespace Entente.Platform.Storage;

/// <summary>Which database holds the data: an embedded SQLite file, or a PostgreSQL server.</summary>
/// <param name="IsPostgres">True for a PostgreSQL server.</param>
/// <param name="ConnectionString">As the database's own driver reads it.</param>
public sealed record DatabaseSettings(bool IsPostgres, string ConnectionString)
{
    // One query for each list of a thing: a join of four lists multiplies their rows.
    private const QuerySplittingBehavior Split = QuerySplittingBehavior.SplitQuery;

    // A list goes as one value: as a value for each of its items the statement would be written anew at each run.
    private const ParameterTranslationMode Lists = ParameterTranslationMode.Parameter;

    /// <summary>
    /// Reads <c>ENTENTE_DATABASE</c> (a PostgreSQL connection string); without it, the file <c>entente.db</c> in the folder
    /// <c>ENTENTE_DATA</c> (default <c>./data</c>), which is made when it does not exist.
    /// </summary>
    public static DatabaseSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration["ENTENTE_DATABASE"] is { Length: > 0 } server
            ? new(IsPostgres: true, server)
            : Sqlite(Path.Combine(DataFolder(configuration), "entente.db"));
    }

    /// <summary>The folder for files that belong to the data: <c>ENTENTE_DATA</c>, default <c>./data</c>.</summary>
    public static string DataFolder(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Path.GetFullPath(configuration["ENTENTE_DATA"] is { Length: > 0 } folder ? folder : "data");
    }

    /// <summary>A SQLite file; its folder is made when it does not exist.</summary>
    public static DatabaseSettings Sqlite(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return new(IsPostgres: false, string.Create(CultureInfo.InvariantCulture, $"Data Source={file};Default Timeout=30"));
    }

    /// <summary>
    /// Points a context at this database; each context keeps its own list of applied migrations. A host says which
    /// <paramref name="file"/> it holds, so that nothing is written into one that has gone.
    /// </summary>
    public void Configure(DbContextOptionsBuilder options, string prefix, DatabaseFile? file = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var history = $"{prefix}_migrations";
        if (IsPostgres)
            options.UseNpgsql(ConnectionString, postgres => postgres.MigrationsHistoryTable(history).UseQuerySplittingBehavior(Split).UseParameterizedCollectionMode(Lists));
        else
            options.UseSqlite(ConnectionString, sqlite => sqlite.MigrationsHistoryTable(history).UseQuerySplittingBehavior(Split).UseParameterizedCollectionMode(Lists))
                .AddInterceptors(new SqliteTuning(file));

        // Migrations are written by hand, so there is no snapshot to compare the model with; a test compares the schemas instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).ReplaceService<IMigrationsIdGenerator, MigrationNames>();
    }
}
