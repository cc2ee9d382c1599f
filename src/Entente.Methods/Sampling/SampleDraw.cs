using System.Globalization;
using System.Text;
using Entente.Methods.Functions;
using Entente.Methods.Randomness;

namespace Entente.Methods.Sampling;

/// <summary>A thing that was drawn.</summary>
/// <param name="Place">Its place in the frame, from 0.</param>
/// <param name="Order">When it was drawn within its stratum, from 1.</param>
/// <param name="Stratum">Its stratum; empty where there is none.</param>
/// <param name="Probability">Probability with which it came into the sample, whose inverse is its weight in an estimate; null for a replacement.</param>
public sealed record DrawnThing(int Place, int Order, string Stratum, double? Probability)
{
    /// <summary>Whether it only replaces one of the sample that cannot be examined.</summary>
    public bool Replacement => Probability is null;
}

/// <summary>Things drawn from a frame.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Seed">The recorded seed: with it and the frame anybody can repeat the draw.</param>
/// <param name="Things">By stratum in the order of its name, each in the order of drawing, replacements last.</param>
public sealed record DrawnSample(string Method, int Version, ulong Seed, IReadOnlyList<DrawnThing> Things);

/// <summary>Drawing from a frame by a recorded seed, so that anybody can repeat the draw.</summary>
public static class SampleDraw
{
    /// <summary>Places in the frame, from 0, in the order in which they were drawn: each as likely as the other, none twice.</summary>
    /// <remarks>The first steps of the shuffle of R. Durstenfeld, CACM 7 (1964) 420, without touching the rest of the frame. Those drawn later serve as replacements.</remarks>
    /// <param name="frame">Things in the frame, at least 1.</param>
    /// <param name="size">Things to draw, 0 to <paramref name="frame"/>.</param>
    /// <param name="seed">The recorded seed.</param>
    /// <param name="stream">Which of the independent sequences of the seed.</param>
    public static int[] WithoutReplacement(int frame, int size, ulong seed, ulong stream = 0)
    {
        Given.AtLeast(frame, 1);
        if (size < 0 || size > frame)
            throw new ArgumentOutOfRangeException(nameof(size), size, string.Create(CultureInfo.InvariantCulture, $"Give a number from 0 to the {frame} things of the frame."));
        var numbers = new SeededNumbers(seed, stream);
        var moved = new Dictionary<int, int>();
        var drawn = new int[size];
        for (var at = 0; at < size; at++)
        {
            var place = at + numbers.Below(frame - at);
            drawn[at] = moved.GetValueOrDefault(place, place);
            moved[place] = moved.GetValueOrDefault(at, at);
        }

        return drawn;
    }

    /// <summary>A simple random sample of each stratum.</summary>
    /// <remarks>
    /// Each stratum has a stream of its own, made of the seed and its name: another stratum, or a larger part of one, changes nothing in the rest. Within a stratum all
    /// are drawn with n_h/N_h (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 5.1). Without strata give every thing an empty name.
    /// </remarks>
    /// <param name="strata">By thing of the frame, the name of its stratum.</param>
    /// <param name="parts">By stratum, how many to draw: at most the things in it. A stratum that is not named gets none.</param>
    /// <param name="seed">The recorded seed.</param>
    /// <param name="replacements">Things drawn beyond the part of each stratum, as far as there are any.</param>
    /// <exception cref="ArgumentException">No things, a part of a stratum that is not there, or more than it has.</exception>
    public static DrawnSample Stratified(IReadOnlyList<string> strata, IReadOnlyDictionary<string, long> parts, ulong seed, int replacements = 0)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(parts);
        Given.AtLeast(strata.Count, 1, nameof(strata));
        Given.AtLeast(replacements, 0);
        var places = Enumerable.Range(0, strata.Count).GroupBy(place => strata[place], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var things = new List<DrawnThing>();
        foreach (var (name, part) in parts.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (!places.TryGetValue(name, out var own))
                throw new ArgumentException($"There is no stratum \"{name}\" in the frame; mend its name or leave its part out.", nameof(parts));
            if (part < 0 || part > own.Length)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Stratum \"{name}\" has {own.Length} things and a part of {part}; give a number from 0 to {own.Length}."), nameof(parts));
            var drawn = WithoutReplacement(own.Length, (int)Math.Min(own.Length, part + (part == 0 ? 0 : replacements)), seed, name.Length == 0 ? 0 : StreamOf(name));
            things.AddRange(drawn.Select((at, order) => new DrawnThing(own[at], order + 1, name, order < part ? (double)part / own.Length : null)));
        }

        return new("Stratified random sample", 1, seed, things);
    }

    /// <summary>A sample of a fixed size in which each thing is drawn in proportion to its risk.</summary>
    /// <remarks>
    /// Systematic with random order: the things are shuffled, laid end to end with lengths n w/Σw, and those taken at u, u + 1, … (W. G. Madow, Ann. Math. Stat. 20 (1949) 333;
    /// H. O. Hartley and J. N. K. Rao, Ann. Math. Stat. 33 (1962) 350). Probabilities are exactly the lengths; a thing whose length would pass 1 is taken with
    /// certainty and the others share the rest. An estimate must weight each thing by the inverse of its probability.
    /// </remarks>
    /// <param name="risks">By thing of the frame, its weight, at least 0. One of 0 is never drawn.</param>
    /// <param name="size">Things to draw: at most those with a risk above 0.</param>
    /// <param name="seed">The recorded seed.</param>
    /// <exception cref="ArgumentException">A risk below 0 or no number, or fewer things at risk than are to be drawn.</exception>
    public static DrawnSample ByRisk(IReadOnlyList<double> risks, int size, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(risks);
        var chances = Chances(risks, size);
        var numbers = new SeededNumbers(seed, StreamOf("by risk"));
        var (mark, reached, drawn) = (numbers.Uniform() * (1 - 1e-12), 0.0, new List<DrawnThing>());
        foreach (var place in WithoutReplacement(risks.Count, risks.Count, seed))
        {
            if (chances[place] < 1)
            {
                reached += chances[place];
                if (reached <= mark)
                    continue;
                mark++;
            }

            drawn.Add(new(place, drawn.Count + 1, "", chances[place]));
        }

        return new("Sample in proportion to risk, systematic in random order", 1, seed, drawn);
    }

    // n w / Σw; what would pass 1 is certain, and the rest is shared by the others.
    private static double[] Chances(IReadOnlyList<double> risks, int size)
    {
        Given.AtLeast(risks.Count, 1, nameof(risks));
        for (var at = 0; at < risks.Count; at++)
            Given.NotNegative(risks[at], FormattableString.Invariant($"{nameof(risks)}: thing {at + 1}"));
        var atRisk = risks.Count(risk => risk > 0);
        if (size < 1 || size > atRisk)
            throw new ArgumentOutOfRangeException(nameof(size), size, string.Create(CultureInfo.InvariantCulture, $"Give a number from 1 to the {atRisk} things with a risk above 0."));
        var chances = new double[risks.Count];
        for (var certain = -1; certain != chances.Count(chance => chance == 1);)
        {
            certain = chances.Count(chance => chance == 1);
            var (left, sum) = (size - certain, Enumerable.Range(0, risks.Count).Where(at => chances[at] < 1).Sum(at => risks[at]));
            for (var at = 0; at < chances.Length; at++)
                chances[at] = chances[at] == 1 ? 1 : sum > 0 && left > 0 ? left * risks[at] / sum is var chance && chance >= 1 - 1e-12 ? 1 : chance : 0;
        }

        return chances;
    }

    // FNV-1a of the name in UTF-8: the same on every machine.
    private static ulong StreamOf(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ one) * 1099511628211UL);
        return hash == 0 ? 1 : hash;
    }
}
