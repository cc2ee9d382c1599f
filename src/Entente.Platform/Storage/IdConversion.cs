using Entente.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Platform.Storage;

/// <summary>Stores an <see cref="Id{T}"/> as the database's own UUID.</summary>
public static class IdConversion
{
    /// <summary>For a property of a thing's own or another's identity.</summary>
    public static PropertyBuilder<Id<T>> IsId<T>(this PropertyBuilder<Id<T>> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasConversion(new ValueConverter<Id<T>, Guid>(id => id.Value, stored => new Id<T>(stored)))
            .ValueGeneratedNever();
    }

    /// <summary>For an identity that may be absent.</summary>
    public static PropertyBuilder<Id<T>?> IsId<T>(this PropertyBuilder<Id<T>?> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasConversion(new ValueConverter<Id<T>, Guid>(id => id.Value, stored => new Id<T>(stored)))
            .ValueGeneratedNever();
    }
}
