using System.Data.Common;
using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Platform.Audit;

/// <summary>
/// The rows of a table as they stand, each value written as a line of the trail writes it. Read past the model: what somebody put in by hand
/// need not be anything that the model can read.
/// </summary>
internal sealed class StoredThings
{
    private readonly IReadOnlyList<IProperty> properties;
    private readonly Dictionary<string, string?[]> rows = new(StringComparer.Ordinal);

    private StoredThings(IReadOnlyList<IProperty> properties) => this.properties = properties;

    /// <summary>The keys of the rows that nobody has taken out.</summary>
    public IEnumerable<string> Keys => rows.Keys;

    /// <summary>Reads what a table holds.</summary>
    /// <param name="db">The store that the table is of.</param>
    /// <param name="type">What its rows are.</param>
    /// <param name="columns">Names of the only columns that are read besides the key; null for all that are audited.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<StoredThings> Read(RoomDb db, IEntityType type, IReadOnlyCollection<string>? columns, CancellationToken stop)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var key = type.FindPrimaryKey()!.Properties;
        // A save counts the version up after it has written its lines.
        var told = type.GetProperties().Where(property => property.Name != nameof(Entity.Version) && Change.IsTold(property)
            && (columns is null || columns.Contains(property.GetColumnName(table)))).ToList();
        var sql = db.GetService<ISqlGenerationHelper>();
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model, no input.
            command.CommandText = $"SELECT {string.Join(", ", key.Concat(told).Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!)))} FROM {sql.DelimitIdentifier(table.Name)}";
#pragma warning restore CA2100
            var things = new StoredThings(told);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                var name = string.Join('/', key.Select((property, place) => Written(reader, place, property)));
                things.rows[name] = [.. told.Select((property, place) => Written(reader, key.Count + place, property))];
            }

            return things;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Takes a row out: property by property what it says. Null where there is none.</summary>
    public IReadOnlyDictionary<string, string?>? Take(string key)
    {
        if (!rows.Remove(key, out var row))
            return null;
        return properties.Zip(row).SelectMany(pair => Change.Said(pair.First, pair.Second)).ToDictionary(said => said.Name, said => said.Value, StringComparer.Ordinal);
    }

    private static string? Written(DbDataReader reader, int place, IProperty property)
    {
        if (reader.IsDBNull(place))
            return null;
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        try
        {
            return Change.Written(Value(reader, place, Nullable.GetUnderlyingType(type) ?? type));
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return Convert.ToString(reader.GetValue(place), CultureInfo.InvariantCulture);
        }
    }

    private static object Value(DbDataReader reader, int place, Type type) => type switch
    {
        _ when type == typeof(Guid) => reader.GetGuid(place),
        _ when type == typeof(decimal) => reader.GetDecimal(place),
        _ when type == typeof(double) => reader.GetDouble(place),
        _ when type == typeof(bool) => reader.GetBoolean(place),
        _ when type == typeof(int) => reader.GetInt32(place),
        _ when type == typeof(long) => reader.GetInt64(place),
        _ when type == typeof(DateTime) => reader.GetDateTime(place),
        _ when type == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(place),
        _ when type == typeof(TimeOnly) => reader.GetFieldValue<TimeOnly>(place),
        _ when type == typeof(byte[]) => reader.GetFieldValue<byte[]>(place),
        _ => reader.GetValue(place),
    };
}
