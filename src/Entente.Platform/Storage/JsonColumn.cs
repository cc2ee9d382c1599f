using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Platform.Storage;

/// <summary>Stores a small immutable value (a list of figures, of texts) as JSON in one column.</summary>
public static class JsonColumn
{
    /// <summary>For values that nobody asks the database about.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HoldsUpTo(TextLength.List).HasConversion(
            new ValueConverter<T, string>(value => Write(value), stored => Read<T>(stored)),
            new ValueComparer<T>((left, right) => Write(left) == Write(right), value => Write(value).GetHashCode(StringComparison.Ordinal)));
    }

    private static string Write<T>(T? value) => JsonSerializer.Serialize(value, Conventions.Json);

    private static T Read<T>(string stored) => JsonSerializer.Deserialize<T>(stored, Conventions.Json)!;
}
