using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Platform.Audit;

/// <summary>A change as a line of the trail says it, whoever made it and whenever.</summary>
/// <param name="Kind">Added, changed or removed.</param>
/// <param name="Thing">The table.</param>
/// <param name="Key">Its key.</param>
/// <param name="Before">Former values as a JSON object.</param>
/// <param name="After">New values as a JSON object.</param>
internal sealed record Change(AuditKind Kind, string Thing, string Key, string Before, string After)
{
    /// <summary>What a save changes of a row.</summary>
    public static Change Of(EntityEntry row) => new(
        row.State switch { EntityState.Added => AuditKind.Added, EntityState.Deleted => AuditKind.Removed, _ => AuditKind.Changed },
        TableOf(row), KeyOf(row),
        row.State == EntityState.Added ? "{}" : Values(row, row.OriginalValues),
        row.State == EntityState.Deleted ? "{}" : Values(row, row.CurrentValues));

    /// <summary>Under which name the lines of a row lie.</summary>
    public static string TableOf(EntityEntry row) => row.Metadata.GetTableName() ?? row.Metadata.ShortName();

    /// <summary>Under which key the lines of a row lie.</summary>
    public static string KeyOf(EntityEntry row) => string.Join('/', row.Metadata.FindPrimaryKey()!.Properties.Select(key => Stored(key, row.CurrentValues[key])));

    /// <summary>True for the values that stand in lines.</summary>
    public static bool IsTold(IProperty property) => property.PropertyInfo is not { } stated || AuditTrail.IsAudited(stated);

    /// <summary>What a line says of a value: itself; of a secret that it is set, and where nobody could guess it by that, a print.</summary>
    public static IEnumerable<(string Name, string? Value)> Said(IProperty property, string? stored)
    {
        if (property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is not { } secret)
            return [(property.Name, stored)];
        var set = (property.Name, stored is null ? null : "(set)");
        return secret.IsPrinted ? [set, ($"{property.Name}.print", stored is null ? null : AuditTrail.Hash([property.Name, stored]))] : [set];
    }

    /// <summary>Values as a line writes them.</summary>
    public static string Write(IEnumerable<(string Name, string? Value)> values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Conventions.Json.Encoder }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in values)
            {
                if (value is null)
                    json.WriteNull(name);
                else
                    json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>A value of a column as lines write it.</summary>
    public static string? Written(object? stored) => stored switch
    {
        null => null,
        string text => text,
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
        _ => Convert.ToString(stored, CultureInfo.InvariantCulture),
    };

    private static string Values(EntityEntry row, PropertyValues values) => Write(row.Metadata.GetProperties()
        .Where(property => IsTold(property) && (row.State != EntityState.Modified || row.Property(property).IsModified))
        .SelectMany(property => Said(property, Stored(property, values[property]))));

    private static string? Stored(IProperty property, object? value) =>
        Written(property.GetTypeMapping().Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value);
}
