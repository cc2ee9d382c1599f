namespace Entente.Actions.Public;

/// <summary>A public page carries its language in its address, so that it can be found and sent in each.</summary>
internal static class PublicLanguage
{
    /// <summary>Refuses an address in a language that this installation does not offer.</summary>
    public static Problem? Refuse(string language, HouseLanguages languages) => languages.Offers(language)
        ? null
        : Problem.Missing("actions.public-language", "There is no page in '{0}' here. The languages are: {1}.", language, string.Join(", ", languages.Interface.Select(known => known.Code)));
}
