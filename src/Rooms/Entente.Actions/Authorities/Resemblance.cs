using System.Text;

namespace Entente.Actions.Authorities;

/// <summary>
/// Which known authority a name may mean: one name is the abbreviation of the other, has the same words in another order or in another
/// language, or differs by a slip of the hand.
/// </summary>
internal static class Resemblance
{
    /// <summary>More to choose from help nobody.</summary>
    private const int Most = 6;

    // What the names of the authorities of medicines say in the Union's languages, without accents: the first word stands for the others.
    private static readonly Dictionary<string, string> Concepts = new[]
    {
        "agency agence agenzia agencia agentur agentschap agencija agentura agentia agentuur agentura ugynokseg",
        "authority autorite autorita autoridad behorde autoriteit autoridade urad autoritatea",
        "medicine medicines medicinal medicament medicaments medicamento medicamentos medicinali farmaco farmaci arzneimittel geneesmiddelen zdravila lijekove leciv lieciv drug drugs",
        "product products produit produits produkte producten prodotti productos produtos",
        "health sante sanita salute gesundheit gezondheid salud saude gesundheitsprodukte gezondheidsproducten",
        "national nationale nationaux nazionale nacional nationaal",
        "federal federale federaal bundes bundesamt",
        "institute institut instituto istituto instituut",
        "safety securite sicherheit veiligheid sicurezza seguridad seguranca",
        "food aliments ernahrung alimentos voedsel",
        "office amt bureau ufficio oficina",
        "council conseil consiglio consejo rat raad",
        "superior superiore superieur",
    }.Select(line => line.Split(' ')).SelectMany(line => line.Select(word => (Word: word, Concept: line[0]))).DistinctBy(pair => pair.Word)
        .ToDictionary(pair => pair.Word, pair => pair.Concept, StringComparer.Ordinal);

    private static readonly HashSet<string> SmallWords =
    [.. "a al and au aux d da das de dei del della delle der des di do dos du e ed el en et for fur het i il in l la las le les lo los na o of per pour the und van voor y za".Split(' ')];

    private static readonly Dictionary<string, string> Countries = Country.All
        .SelectMany(country => Language.All.Select(language => (Name: string.Join(' ', Words(country.Name(language.Code))), country.Code)))
        .Where(pair => pair.Name.Length > 0 && !pair.Name.Contains(' ', StringComparison.Ordinal)).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Code.ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Whether that is what the authority is called: its code, its short name, with or without its country, or its full name; case and accents do not count.</summary>
    public static bool IsCalled(this Authority authority, string text)
    {
        var said = Fold(text);
        return said == Fold(authority.Code) || said == Fold(authority.ShortName) || (authority.Name is { } name && said == Fold(name))
            || said == Fold($"{authority.ShortName} {authority.Country}")
            || Language.All.Any(language => said == Fold($"{authority.ShortName} {Country.Of(authority.Country).Name(language.Code)}"));
    }

    /// <summary>Those that a name may mean, best first.</summary>
    /// <param name="known">Every authority.</param>
    /// <param name="text">What was written for its short name or name.</param>
    /// <param name="name">Its full name, where it was written beside a short one.</param>
    /// <param name="country">Its country, where it is known: in another one a slip of the hand means nothing.</param>
    /// <param name="near">Codes of those that come first among equals.</param>
    public static IReadOnlyList<Authority> Among(IEnumerable<Authority> known, string text, string? name, string? country, IReadOnlyCollection<string> near) =>
    [
        .. known.Select(authority => (Authority: authority, Likeness: Best(authority, text, name, country)))
            .Where(found => found.Likeness > Likeness.None)
            .OrderByDescending(found => found.Likeness).ThenByDescending(found => near.Contains(found.Authority.Code))
            .ThenByDescending(found => found.Authority.Country == country).ThenBy(found => found.Authority.Code, StringComparer.Ordinal)
            .Select(found => found.Authority).Take(Most),
    ];

    /// <summary>How much two names are alike.</summary>
    public static Likeness Of(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        var (left, right) = (string.Concat(first), string.Concat(second));
        if (left.Length == 0 || right.Length == 0)
            return Likeness.None;
        if (left == right)
            return Likeness.Same;
        if (Abbreviates(left, second) || Abbreviates(right, first))
            return Likeness.Abbreviation;
        if (SayTheSame(first, second) || (first.Length == 1 && IsNamedIn(left, second)) || (second.Length == 1 && IsNamedIn(right, first)))
            return Likeness.Words;
        return IsSlip(left, right) ? Likeness.Slip : Likeness.None;
    }

    private static Likeness Best(Authority authority, string text, string? name, string? country)
    {
        var best = Likeness.None;
        foreach (var said in new[] { text, name }.OfType<string>())
        {
            foreach (var known in new[] { authority.ShortName, authority.Name }.OfType<string>())
            {
                var likeness = Of(said, known);
                if (likeness > best && (likeness != Likeness.Slip || country is null || country == authority.Country))
                    best = likeness;
            }
        }

        return best;
    }

    // "MMA" is the Malta Medicines Authority; small words count or do not: "AB" and "ADLB" are the Agence de la biomédecine.
    private static bool Abbreviates(string brief, string[] words) =>
        brief.Length >= 2 && words.Length >= 2 && (brief == Initials(words) || brief == Initials([.. words.Where(word => !SmallWords.Contains(word))]));

    private static string Initials(string[] words) => words.Length < 2 ? "" : string.Concat(words.Select(word => word[0]));

    private static bool SayTheSame(string[] one, string[] other)
    {
        var (first, second) = (Meanings(one), Meanings(other));
        return Math.Min(first.Count, second.Count) >= 2 && (first.IsSubsetOf(second) || second.IsSubsetOf(first)) && Math.Abs(first.Count - second.Count) <= 1;
    }

    private static HashSet<string> Meanings(string[] words) =>
        [.. words.Where(word => !SmallWords.Contains(word)).Select(word => Concepts.GetValueOrDefault(word) ?? Countries.GetValueOrDefault(word) ?? word)];

    // "AIFA Italy" names AIFA; "Agency" alone names nobody.
    private static bool IsNamedIn(string brief, string[] words) =>
        brief.Length >= 3 && !SmallWords.Contains(brief) && !Concepts.ContainsKey(brief) && !Countries.ContainsKey(brief) && words.Contains(brief, StringComparer.Ordinal);

    // One letter in a short name, two in a long one; two neighbours that changed places are one slip. Of three letters, only that.
    private static bool IsSlip(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (shorter.Length < 3 || longer.Length - shorter.Length > 2)
            return false;
        if (longer.Length == 3)
            return one.Order().SequenceEqual(other.Order()) && Distance(one, other) == 1;
        return Distance(one, other) <= (shorter.Length < 8 ? 1 : 2);
    }

    /// <summary>The least number of letters put in, left out, changed, or changed with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var steps = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    steps[row, column] = row + column;
                    continue;
                }

                var change = steps[row - 1, column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                steps[row, column] = Math.Min(change, Math.Min(steps[row - 1, column], steps[row, column - 1]) + 1);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    steps[row, column] = Math.Min(steps[row, column], steps[row - 2, column - 2] + 1);
            }
        }

        return steps[one.Length, other.Length];
    }

    private static string Fold(string text) => string.Join(' ', Words(text));

    // Points within an abbreviation part nothing: "M.M.A." is "MMA".
    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in ListText.Plain(text)!)
        {
            if (sign != '.')
                plain.Append(char.IsLetterOrDigit(sign) ? sign : ' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>How much two names are alike, least first.</summary>
internal enum Likeness
{
    None,

    /// <summary>They differ by a slip of the hand.</summary>
    Slip,

    /// <summary>They say the same words, in another order or in another language.</summary>
    Words,

    /// <summary>One is the initials of the other.</summary>
    Abbreviation,

    /// <summary>But for case, accents and signs they are one.</summary>
    Same,
}
