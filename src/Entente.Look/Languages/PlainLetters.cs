using System.Text;

namespace Entente.Look.Languages;

/// <summary>Letters that no decomposition makes plain. The function that a migration makes on the server spells them the same.</summary>
public static class PlainLetters
{
    /// <summary>Writes a small letter as people type it who do not have it on their keys: <c>œ</c> as <c>oe</c>. False when it is none of these.</summary>
    public static bool Spell(char letter, StringBuilder plain)
    {
        var spelt = letter switch
        {
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'ı' => "i",
            'ς' => "σ",
            _ => null,
        };
        plain.Append(spelt);
        return spelt is not null;
    }
}
