using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Platform.Storage;

/// <summary>
/// The longest text that a column takes. Where the type of the column does not say it (a text without end, a list as JSON), the model does; a save
/// refuses what is longer, by field, on either database (<see cref="RoomDb.Save(CancellationToken)"/>). A test finds a column without.
/// </summary>
public static class TextLength
{
    /// <summary>A title, or a sentence.</summary>
    public const int Title = 500;

    /// <summary>A reason, or a paragraph.</summary>
    public const int Paragraph = 4000;

    /// <summary>A text of several pages.</summary>
    public const int Pages = 40_000;

    /// <summary>A list of things that are kept in one column, or what a program wrote.</summary>
    public const int List = 4_000_000;

    internal const string Annotation = "Entente:MostCharacters";

    /// <summary>States the longest text that is taken, without changing the type of the column.</summary>
    public static PropertyBuilder<T> HoldsUpTo<T>(this PropertyBuilder<T> property, int characters)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(Annotation, characters);
    }

    internal const string Speech = "Entente:Speech";

    /// <summary>What somebody says to others, quoted as it was written: it stands in a box of its own, so no sign in it turns what stands beside it.</summary>
    public static PropertyBuilder<T> IsSpeech<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(Speech, true);
    }

    /// <summary>The most characters that are taken; null when nobody has said it.</summary>
    public static int? MostCharacters(this IReadOnlyProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.FindAnnotation(Annotation)?.Value as int? ?? property.GetMaxLength();
    }
}
