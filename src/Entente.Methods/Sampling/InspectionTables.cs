using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>Inspection levels of ISO 2859-1: special ones for small samples, I to III in general.</summary>
public enum InspectionLevel
{
    /// <summary>Special level S-1.</summary>
    S1,

    /// <summary>Special level S-2.</summary>
    S2,

    /// <summary>Special level S-3.</summary>
    S3,

    /// <summary>Special level S-4.</summary>
    S4,

    /// <summary>General level I: less discrimination.</summary>
    I,

    /// <summary>General level II: the usual one.</summary>
    II,

    /// <summary>General level III: more discrimination.</summary>
    III,
}

/// <summary>A plan of the master table.</summary>
/// <param name="Letter">The code letter that is used after arrows are followed.</param>
/// <param name="SampleSize">Its sample size; a lot that is not larger is examined whole.</param>
/// <param name="Accept">Accept with at most so many.</param>
/// <param name="Reject">Reject with at least so many.</param>
public sealed record TablePlan(char Letter, int SampleSize, int Accept, int Reject);

/// <summary>The structure of ISO 2859-1 for single sampling under normal inspection.</summary>
/// <remarks>
/// The master table follows one rule: code letters and AQL grow in the same ratio (five steps to a factor of 10), so that the
/// acceptance number stands along diagonals: 0, arrow up, arrow down, 1, 2, 3, 5, 7, 10, 14, 21. The rule and the code letters are written
/// from that structure, for AQL 0.01 to 10 %; before a legal decision compare with a licensed copy of the standard. Tightened and
/// reduced inspection are not given.
/// </remarks>
public static class InspectionTables
{
    private const string Letters = "ABCDEFGHJKLMNPQR";
    private static readonly int[] Sizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000];
    private static readonly double[] Limits = [0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10];
    private static readonly int[] Accepts = [1, 2, 3, 5, 7, 10, 14, 21];
    private static readonly long[] LotEnds = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000];

    // One string a level; its letters stand for the ranges of lot sizes.
    private static readonly string[] Codes =
    [
        "AAAABBBBCCCCDDD",
        "AAABBBCCCDDDEEE",
        "AABBCCDDEEFFGGH",
        "AABCCDEEFGGHJJK",
        "AABCCDEFGHJKLMN",
        "ABCDEFGHJKLMNPQ",
        "BCDEFGHJKLMNPQR",
    ];

    /// <summary>The AQL of the table in per cent nonconforming.</summary>
    public static IReadOnlyList<double> AcceptanceQualityLimits => Limits;

    /// <summary>The code letter of a lot.</summary>
    /// <param name="lot">Size of the lot, at least 2.</param>
    /// <param name="level">Inspection level.</param>
    public static char CodeLetter(long lot, InspectionLevel level)
    {
        Given.AtLeast(lot, 2);
        if (!Enum.IsDefined(level))
            throw new ArgumentOutOfRangeException(nameof(level), level, "Choose one of the named levels.");
        var range = Array.FindIndex(LotEnds, end => lot <= end);
        return Codes[(int)level][range < 0 ? ^1 : range];
    }

    /// <summary>The sample size of a code letter.</summary>
    /// <param name="letter">A to R without I and O.</param>
    public static int SampleSize(char letter) => Sizes[Place(letter)];

    /// <summary>The plan for a code letter and an AQL, arrows followed; null where the table has none.</summary>
    /// <param name="letter">A to R without I and O.</param>
    /// <param name="aql">Per cent nonconforming, one of <see cref="AcceptanceQualityLimits"/>.</param>
    public static TablePlan? SingleNormal(char letter, double aql)
    {
        var place = Place(letter);
        var limit = Array.IndexOf(Limits, aql);
        if (limit < 0)
            throw new ArgumentOutOfRangeException(nameof(aql), aql, string.Create(CultureInfo.InvariantCulture, $"Choose one of {string.Join(", ", Limits)} per cent."));

        // On diagonal 14 stands 0, on 15 an arrow to it, on 16 an arrow to 17, where 1 stands; 24 has the largest number.
        var diagonal = Math.Clamp(place + limit, 14, 24);
        diagonal = diagonal switch { 15 => 14, 16 => 17, _ => diagonal };
        var used = diagonal - limit;
        if (used < 0 || used >= Sizes.Length)
            return null;
        var accept = diagonal == 14 ? 0 : Accepts[diagonal - 17];
        return new(Letters[used], Sizes[used], accept, accept + 1);
    }

    private static int Place(char letter) => Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place
        ? place
        : throw new ArgumentOutOfRangeException(nameof(letter), letter, "Give a code letter from A to R, without I and O.");
}
