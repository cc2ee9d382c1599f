using System.Globalization;
using System.Resources;
using Entente.Look.Components;

namespace Entente.Look.Languages;

/// <summary>What a language writes between and behind figures, and what its spreadsheets call true and false. They stand among its other words.</summary>
public static class WrittenSigns
{
    private static readonly ResourceManager Words = new(typeof(Texts));

    /// <summary>Between a name and its figure, with the spaces around it.</summary>
    public static string Colon => Of("sign.colon", Formats.Culture);

    /// <summary>Behind thousands: <c>k</c>.</summary>
    public static string Thousand => Of("sign.thousand", Formats.Culture);

    /// <summary>Behind millions: <c>M</c>.</summary>
    public static string Million => Of("sign.million", Formats.Culture);

    /// <summary>What a spreadsheet calls true.</summary>
    public static string True(CultureInfo language) => Of("sign.true", language);

    /// <summary>What a spreadsheet calls false.</summary>
    public static string False(CultureInfo language) => Of("sign.false", language);

    /// <summary>As people say that something is so.</summary>
    public static string Yes(CultureInfo language) => Of("sign.yes", language);

    /// <summary>As people say that something is not so.</summary>
    public static string No(CultureInfo language) => Of("sign.no", language);

    private static string Of(string key, CultureInfo language) => Words.GetString(key, language)!;
}
