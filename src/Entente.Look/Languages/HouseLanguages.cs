using Entente.Kernel;

namespace Entente.Look.Languages;

/// <summary>The languages of an installation. English is always among them: what is written in no other language is read in it.</summary>
public sealed class HouseLanguages
{
    /// <summary>The setting that names them, <c>en,fr,mt</c>; without it they are those that the interface is complete in.</summary>
    public const string Setting = "Entente:Languages";

    /// <summary>These, of which pages are offered in the ones that the interface is complete in.</summary>
    public HouseLanguages(IReadOnlyList<Language> content, IReadOnlyList<Language> complete)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        Interface = [.. content.Where(language => complete.Any(known => known.Code == language.Code))];
    }

    /// <summary>In these people write: a title has a field in each.</summary>
    public IReadOnlyList<Language> Content { get; }

    /// <summary>In these pages are offered.</summary>
    public IReadOnlyList<Language> Interface { get; }

    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidOperationException">It names what is no language of the Union.</exception>
    public static HouseLanguages From(string? setting)
    {
        var codes = (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(code => code.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (codes.FirstOrDefault(code => !Language.Is(code)) is { } unknown)
            throw new InvalidOperationException($"{Setting} names '{unknown}', which is no language of the Union. Write their two letters, such as en,fr,mt.");
        if (codes.Count == 0)
            return new(Language.Interface, Language.Interface);
        return new([.. codes.Where(code => code != "en").Prepend("en").Select(Language.Of)], Language.Interface);
    }

    /// <summary>True when pages are offered in the language with this code.</summary>
    public bool Offers(string? code) => Interface.Any(language => language.Code == code);
}
