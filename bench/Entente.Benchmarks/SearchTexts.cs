namespace Entente.Benchmarks;

/// <summary>
/// Texts whose words are as frequent as in real ones: the word of rank r comes about 1/r as often as the first (Zipf). The words
/// of the first ranks are English and French ones, the others are made of syllables. The same seed gives the same texts.
/// </summary>
internal sealed class SearchTexts(int seed)
{
    private const int Vocabulary = 40_000;

    private static readonly string[] English =
    [
        "the", "of", "and", "report", "on", "to", "for", "in", "medicines", "national", "authorities", "inspection", "quality", "assessment", "training",
        "plan", "data", "market", "surveillance", "safety", "clinical", "trials", "guidance", "joint", "evaluation", "shortages", "vaccines", "devices",
        "patients", "signals", "review", "laboratory", "manufacturing", "stakeholders", "workshop", "meeting", "dissemination", "sustainability", "methods",
        "procedure", "agreement", "pharmacovigilance", "blood", "tissues", "biological", "sampling", "campaign", "capacity", "network", "harmonised",
    ];

    private static readonly string[] French =
    [
        "de", "la", "les", "et", "des", "rapport", "le", "du", "sur", "médicaments", "autorités", "nationales", "inspection", "qualité", "évaluation",
        "formation", "données", "marché", "surveillance", "sécurité", "essais", "cliniques", "lignes", "directrices", "conjointe", "pénuries", "vaccins",
        "dispositifs", "patients", "signaux", "relecture", "laboratoire", "fabrication", "parties", "atelier", "réunion", "diffusion", "pérennité",
        "méthodes", "procédure", "accord", "pharmacovigilance", "sang", "tissus", "biologiques", "échantillonnage", "campagne", "capacités", "réseau", "harmonisé",
    ];

    private static readonly string[] Syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo", "zu", "ka"];
    private static readonly double[] Up = Ranks();

#pragma warning disable CA5394 // Nothing here is a secret.
    private readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    /// <summary>So many words in one of the two languages.</summary>
    public string Words(bool french, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(french)));

    private string Word(bool french)
    {
        var at = Array.BinarySearch(Up, random.NextDouble() * Up[^1]);
        return OfRank(at < 0 ? ~at : at, french ? French : English);
    }
#pragma warning restore CA5394

    private static string OfRank(int rank, string[] known)
    {
        if (rank < known.Length)
            return known[rank];
        var word = "";
        for (var rest = rank; rest > 0; rest /= Syllables.Length)
            word = Syllables[rest % Syllables.Length] + word;
        return word;
    }

    private static double[] Ranks()
    {
        var up = new double[Vocabulary];
        var sum = 0.0;
        for (var rank = 0; rank < Vocabulary; rank++)
            up[rank] = sum += 1.0 / (rank + 3);
        return up;
    }
}
