using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Entente.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Platform.Storage;

/// <summary>How the Kernel's words are stored, the same in both databases.</summary>
internal static class Conventions
{
    /// <summary>JSON in columns: readable letters, no needless escapes.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new LocalTextInJson() },
    };

    public static void Apply(ModelConfigurationBuilder configuration)
    {
        // SQLite cannot order DateTimeOffset and Npgsql takes UTC only: one UTC DateTime serves both.
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
        configuration.Properties<PartialDate>().HaveConversion<PartialDateText>().HaveMaxLength(10);
        configuration.Properties<LocalText>().HaveConversion<LocalTextJson, LocalTextComparer>().HaveAnnotation(TextLength.Annotation, TextLength.Pages);
        configuration.Properties<IReadOnlyList<string>>().HaveConversion<TextListJson, TextListComparer>().HaveAnnotation(TextLength.Annotation, TextLength.Pages);
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private sealed class LocalTextInJson : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalText.Of(JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.All, options);
    }

    private sealed class UtcMoment() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class PartialDateText() : ValueConverter<PartialDate, string>(
        date => date.ToString(), stored => PartialDate.Parse(stored, null));

    private sealed class LocalTextJson() : ValueConverter<LocalText, string>(
        text => JsonSerializer.Serialize(text, Json), stored => JsonSerializer.Deserialize<LocalText>(stored, Json)!);

    private sealed class LocalTextComparer() : ValueComparer<LocalText>(
        (left, right) => left!.Equals(right), text => text.GetHashCode());

    private sealed class TextListJson() : ValueConverter<IReadOnlyList<string>, string>(
        list => JsonSerializer.Serialize(list, Json), stored => JsonSerializer.Deserialize<List<string>>(stored, Json)!);

    private sealed class TextListComparer() : ValueComparer<IReadOnlyList<string>>(
        (left, right) => left!.SequenceEqual(right!), list => list.Aggregate(0, (hash, text) => HashCode.Combine(hash, text)));
}
