namespace Entente.Testing;

/// <summary>
/// How much of a cross product a run tries. A plain run takes a sample that meets every value of each side; <c>./test.sh --all</c> takes
/// every combination. CONTRIBUTING says what is sampled.
/// </summary>
public static class Sample
{
    /// <summary>The environment variable that <c>--all</c> sets.</summary>
    public const string Variable = "ENTENTE_TEST_ALL";

    /// <summary>True when nothing is left out.</summary>
    public static bool IsEverything { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>What each run tries, and what only a full one adds.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> always, IEnumerable<T> rest) => IsEverything ? always.Concat(rest) : always;
}
