using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Languages;

/// <summary>
/// The words of the house out of its resources, in a table by language. A page says some hundred of them, and the framework's own
/// localizer takes a lock, looks through each language and writes a text anew for every one.
/// </summary>
public sealed class KeptTexts : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> known = new();

    /// <inheritdoc/>
    public IStringLocalizer Create(Type resourceSource)
    {
        ArgumentNullException.ThrowIfNull(resourceSource);
        return known.GetOrAdd(resourceSource, static source => new Words(new(source)));
    }

    /// <inheritdoc/>
    public IStringLocalizer Create(string baseName, string location) => new Words(new(baseName, System.Reflection.Assembly.Load(location)));

    private sealed class Words(ResourceManager resources) : IStringLocalizer
    {
        private readonly ConcurrentDictionary<CultureInfo, FrozenDictionary<string, LocalizedString>> languages = new();

        public LocalizedString this[string name] =>
            Of(CultureInfo.CurrentUICulture).TryGetValue(name, out var text) ? text : new(name, name, resourceNotFound: true, resources.BaseName);

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var text = this[name];
                return new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound, resources.BaseName);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Of(CultureInfo.CurrentUICulture).Values;

        private FrozenDictionary<string, LocalizedString> Of(CultureInfo language) => languages.TryGetValue(language, out var texts) ? texts : languages.GetOrAdd(language, Read);

        // What a language does not say is said in the one that it belongs to, and at last in English, which every text has.
        private FrozenDictionary<string, LocalizedString> Read(CultureInfo language)
        {
            var texts = new Dictionary<string, LocalizedString>(StringComparer.Ordinal);
            foreach (var culture in Line(language).Reverse())
            {
                foreach (var (name, text) in Own(culture))
                    texts[name] = new(name, text, resourceNotFound: false, resources.BaseName);
            }

            return texts.ToFrozenDictionary(StringComparer.Ordinal);
        }

        private IEnumerable<(string Name, string Text)> Own(CultureInfo culture)
        {
            try
            {
                return resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>()
                    .Where(entry => entry.Value is string).Select(entry => ((string)entry.Key, (string)entry.Value!)) ?? [];
            }
            catch (MissingManifestResourceException)
            {
                // A room without words of its own shows their keys.
                return [];
            }
        }

        private static IEnumerable<CultureInfo> Line(CultureInfo language)
        {
            for (; !language.Equals(CultureInfo.InvariantCulture); language = language.Parent)
                yield return language;
            yield return CultureInfo.InvariantCulture;
        }
    }
}

/// <summary>How a host comes to its words.</summary>
public static class KeptTextsSetup
{
    /// <summary>Texts by <see cref="IStringLocalizer{T}"/>, one for each kind of resources.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.TryAddSingleton<IStringLocalizerFactory, KeptTexts>();
        services.TryAddSingleton(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        return services;
    }
}
