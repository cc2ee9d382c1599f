namespace Entente.Kernel;

/// <summary>A language of the European Union, in its own words. Languages have names, never flags.</summary>
/// <param name="Code">ISO 639-1, lower case.</param>
/// <param name="OwnName">What its speakers call it.</param>
public sealed record Language(string Code, string OwnName)
{
    /// <summary>The 24 official languages of the Union in the protocol order of their own names.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("bg", "български"), new("es", "español"), new("cs", "čeština"), new("da", "dansk"), new("de", "Deutsch"),
        new("et", "eesti"), new("el", "ελληνικά"), new("en", "English"), new("fr", "français"), new("ga", "Gaeilge"),
        new("hr", "hrvatski"), new("it", "italiano"), new("lv", "latviešu"), new("lt", "lietuvių"), new("hu", "magyar"),
        new("mt", "Malti"), new("nl", "Nederlands"), new("pl", "polski"), new("pt", "português"), new("ro", "română"),
        new("sk", "slovenčina"), new("sl", "slovenščina"), new("fi", "suomi"), new("sv", "svenska"),
    ];

    /// <summary>The languages in which the interface is complete: each has its file beside every <c>*.resx</c>.</summary>
    public static IReadOnlyList<Language> Interface { get; } = [Of("en"), Of("fr")];

    /// <summary>True for the code of a language of the Union.</summary>
    public static bool Is(string? code) => All.Any(language => language.Code == code);

    /// <summary>The language with this code.</summary>
    /// <exception cref="ArgumentException">It is not a language of the Union.</exception>
    public static Language Of(string code) => All.FirstOrDefault(language => language.Code == code)
        ?? throw new ArgumentException($"'{code}' is not a language of the Union.", nameof(code));
}
