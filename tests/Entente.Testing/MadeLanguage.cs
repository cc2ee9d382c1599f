using System.Globalization;
using System.Text;
using Entente.Look.Languages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Entente.Testing;

/// <summary>
/// A third language of the house, made by a machine: every text bracketed and 40 % longer, with Cyrillic and Greek letters in it. It goes by
/// the code of Greek, whose days and numbers it has; whatever a page shows without brackets is written into the code.
/// </summary>
public static class MadeLanguage
{
    /// <summary>By this people ask for it.</summary>
    public const string Code = "el";

    /// <summary>What each of its texts begins with.</summary>
    public const char Begin = '⟦';

    private const string Filling = "жълтωψеλфяйξ ";

    /// <summary>Lets a house speak it.</summary>
    public static IServiceCollection Add(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var languages = (Kernel.Language[])[.. Kernel.Language.Interface, Kernel.Language.Of(Code)];
        services.Replace(ServiceDescriptor.Singleton(new HouseLanguages(languages, languages)));
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory>(new Factory(new KeptTexts())));
        return services;
    }

    /// <summary>An English text in the language; signs between figures, and what has no letters, stay.</summary>
    public static string Of(string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        if (english.Count(char.IsLetter) < 2)
            return english;
        var longer = new StringBuilder().Append(Begin).Append(english).Append(' ');
        for (var added = 0; added < Math.Max(1, english.Length * 4 / 10); added++)
            longer.Append(Filling[added % Filling.Length]);
        return longer.Append('⟧').ToString();
    }

    private sealed class Factory(IStringLocalizerFactory real) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new Localizer(real.Create(resourceSource));

        public IStringLocalizer Create(string baseName, string location) => new Localizer(real.Create(baseName, location));
    }

    private sealed class Localizer(IStringLocalizer real) : IStringLocalizer
    {
        private static bool IsSpoken => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Code;

        public LocalizedString this[string name] => Said(real[name]);

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                if (!IsSpoken)
                    return real[name, arguments];
                var text = real[name];
                return new(name, string.Format(CultureInfo.CurrentCulture, Said(text).Value, arguments), text.ResourceNotFound);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => real.GetAllStrings(includeParentCultures).Select(Said);

        private static LocalizedString Said(LocalizedString text) =>
            IsSpoken && !text.ResourceNotFound ? new(text.Name, Of(text.Value)) : text;
    }
}
