using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Kernel;
using Entente.Look.Languages;
using Entente.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Entente.Platform.Lists;

/// <summary>
/// How texts are sorted and searched in lists, the same in both databases and in memory: PostgreSQL has a collation and a function for it,
/// which a migration makes, and each connection to SQLite gets two functions of .NET. Both sort by ICU's root collation.
/// </summary>
public static class ListText
{
    private const string OrderName = "platform_order", PlainName = "platform_plain", InName = "platform_in";

    /// <summary>The place of a text among others; only in queries.</summary>
    public static string? InOrder(string? text) => throw new InvalidOperationException($"'{text}' is put in order by a database only.");

    /// <summary>A text without case and accents, in which words are looked for.</summary>
    public static string? Plain(string? text)
    {
        if (text is null)
            return null;
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();

        var plain = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (!PlainLetters.Spell(sign, plain) && sign is not (>= '\u0300' and <= '\u036F'))
                plain.Append(sign);
        }

        return plain.ToString();
    }

    /// <summary>What a text in several languages says in one of them, or else in English, or else in the first that it has; null when it says nothing.</summary>
    /// <param name="json">As it lies in a column.</param>
    /// <param name="language">Two letters.</param>
    public static string? In(string json, string language) =>
        JsonSerializer.Deserialize<LocalText>(json, Conventions.Json)!.In(language).Text is { Length: > 0 } said ? said : null;

    internal static void Map(ModelBuilder model, bool isSqlite)
    {
        model.HasDbFunction(typeof(ListText).GetMethod(nameof(InOrder))!).HasTranslation(texts => isSqlite
            ? new SqlFunctionExpression(OrderName, texts, nullable: true, [true], typeof(string), texts[0].TypeMapping)
            : new CollateExpression(texts[0], OrderName));
        model.HasDbFunction(typeof(ListText).GetMethod(nameof(Plain))!).HasName(PlainName);
        model.HasDbFunction(typeof(ListText).GetMethod(nameof(In))!).HasName(InName);
    }

    internal static void Teach(SqliteConnection connection)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        connection.CreateFunction(OrderName, (string? text) => text is null ? null : compare.GetSortKey(text, TextOrder.Loose).KeyData, isDeterministic: true);
        connection.CreateFunction(PlainName, (string? text) => Plain(text), isDeterministic: true);
        connection.CreateFunction(InName, (string json, string language) => In(json, language), isDeterministic: true);
    }
}
