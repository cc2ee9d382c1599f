using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>What a likelihood of cells with at least N* reports divides by the probability of N* reports or more.</summary>
public enum Truncation
{
    /// <summary>
    /// Each negative binomial by its own, as the programs openEBGM and PhViD do. The weight is then that of the first component among cells that are seen,
    /// and scores take it, with these programs, for the weight among all cells.
    /// </summary>
    ByComponent,

    /// <summary>The mixture by that of the mixture, the likelihood of what was drawn from all cells: the weight is that among all.</summary>
    OfMixture,
}

/// <summary>How a search for a prior ended.</summary>
public enum FitEnd
{
    /// <summary>At a maximum inside.</summary>
    Inside,

    /// <summary>On the way to the border: a component shrinks to a point or vanishes. The prior is the best found and usable as it is.</summary>
    Border,

    /// <summary>The steps were used up; the best found is given.</summary>
    NotConverged,
}

/// <summary>One search of several.</summary>
/// <param name="Start">From where.</param>
/// <param name="Found">To where, the component of the larger mean first.</param>
/// <param name="NegativeLogLikelihood">There.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="End">How it ended.</param>
public sealed record GammaPoissonSearch(GammaPoissonPrior Start, GammaPoissonPrior Found, double NegativeLogLikelihood, int Steps, FitEnd End);

/// <summary>A fitted prior.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Prior">The best prior found, the component of the larger mean first.</param>
/// <param name="NegativeLogLikelihood">At the prior.</param>
/// <param name="End">How the best search ended.</param>
/// <param name="Close">Searches that ended within 1e-4 of the best likelihood: one alone is a warning.</param>
/// <param name="StandardErrors">Of the five parameters, from the curvature; null at a border or where the surface is flat.</param>
/// <param name="Searches">All searches.</param>
/// <param name="Note">What a reader should know, in words; null when nothing.</param>
public sealed record GammaPoissonFit(string Method, int Version, GammaPoissonPrior Prior, double NegativeLogLikelihood, FitEnd End, int Close, GammaPoissonPrior? StandardErrors,
    IReadOnlyList<GammaPoissonSearch> Searches, string? Note)
{
    /// <summary>
    /// Starts: that of DuMouchel (1999), that of the program PhViD, and four that lie apart. The likelihood is flat and has several maxima.
    /// </summary>
    public static IReadOnlyList<GammaPoissonPrior> UsualStarts { get; } =
    [
        new(0.2, 0.1, 2, 4, 1.0 / 3), new(0.2, 0.06, 1.4, 1.8, 0.1), new(0.1, 0.1, 10, 10, 0.2), new(0.3, 0.5, 6, 6, 0.5), new(0.5, 0.3, 12, 12, 0.8), new(0.2, 0.2, 5, 3, 0.4),
    ];

    /// <summary>
    /// The prior of greatest likelihood. Damped Newton steps on ln a, ln b and the log-odds of the weight, gradient exact, curvature by its differences,
    /// from each start; the best wins. The likelihood is within 1e-6 of that of the maximum that the search ends in; parameters are as certain as the
    /// data make them, so compare fits by likelihood.
    /// </summary>
    /// <param name="cells">The cells, squashed or not.</param>
    /// <param name="least">N*: 0 when cells without reports are among the cells; 1 when these are left out; more when smaller counts are left out too.</param>
    /// <param name="truncation">What is divided when <paramref name="least"/> is above 0.</param>
    /// <param name="starts">Where to start; null for the usual.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="ArgumentException">No cells, cells below <paramref name="least"/>, a cell with reports where none is expected, or no start.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GammaPoissonFit Of(WeightedCells cells, long least = 1, Truncation truncation = Truncation.ByComponent, IReadOnlyList<GammaPoissonPrior>? starts = null,
        CancellationToken stop = default)
    {
        starts ??= UsualStarts;
        if (WeightedCells.Checked(cells).Counts.Count < 5)
            throw new ArgumentException(FormattableString.Invariant($"There are {cells.Counts.Count} cells; a prior of five parameters needs at least as many. Take a prior from larger data."), nameof(cells));
        if (starts.Count == 0)
            throw new ArgumentException("Give at least one start.", nameof(starts));
        var likelihood = new GammaPoissonLikelihood(cells, Given.AtLeast(least, 0), truncation);
        var found = Search(cells, likelihood, least, truncation, starts, stop);
        var best = found.MinBy(one => one.Search.NegativeLogLikelihood);
        var close = found.Count(one => one.Search.NegativeLogLikelihood <= best.Search.NegativeLogLikelihood + 1e-4);
        var errors = best.Search.End == FitEnd.Inside ? GammaPoissonNewton.Errors(likelihood, best.Point) : null;
        return new(NameOf(least, truncation), 1,
            best.Search.Found, best.Search.NegativeLogLikelihood, best.Search.End, close, errors, [.. found.Select(one => one.Search)], NoteOf(best.Search, close));
    }

    /// <summary>The negative log-likelihood of cells under a prior.</summary>
    /// <param name="prior">The prior, its weight inside 0 to 1.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="least">As for <see cref="Of"/>.</param>
    /// <param name="truncation">As for <see cref="Of"/>.</param>
    public static double NegativeLogLikelihoodOf(GammaPoissonPrior prior, WeightedCells cells, long least = 1, Truncation truncation = Truncation.ByComponent)
    {
        ArgumentNullException.ThrowIfNull(prior);
        Given.Inside(prior.Checked().Weight);
        Span<double> gradient = stackalloc double[5];
        return new GammaPoissonLikelihood(WeightedCells.Checked(cells), Given.AtLeast(least, 0), truncation).At(GammaPoissonNewton.PointOf(prior), gradient);
    }

    // With many cells each start first goes its way on few, where a step costs little; from there it takes two or three steps on all. Starts that have come
    // together on the few go on together: what follows would be the same steps.
    private static (GammaPoissonSearch Search, double[] Point)[] Search(WeightedCells cells, GammaPoissonLikelihood likelihood, long least, Truncation truncation,
        IReadOnlyList<GammaPoissonPrior> starts, CancellationToken stop)
    {
        var found = new (GammaPoissonSearch Search, double[] Point)[starts.Count];
        var options = new ParallelOptions { CancellationToken = stop };
        if (CoarseCells.Of(cells) is not { } few)
        {
            Parallel.For(0, starts.Count, options, at => found[at] = GammaPoissonNewton.From(likelihood, starts[at].Checked(), stop));
            return found;
        }

        var coarse = new GammaPoissonLikelihood(few, least, truncation);
        var near = new (GammaPoissonSearch Search, double[] Point)[starts.Count];
        Parallel.For(0, starts.Count, options, at => near[at] = GammaPoissonNewton.From(coarse, starts[at].Checked(), stop));
        int[] leader = [.. near.Select(one => Array.FindIndex(near, other => GammaPoissonNewton.Together(one.Point, other.Point)))];
        int[] leaders = [.. leader.Distinct()];
        Parallel.For(0, leaders.Length, options, at => found[leaders[at]] = GammaPoissonNewton.From(likelihood, near[leaders[at]].Search.Found, stop));
        return [.. leader.Select((first, at) => (found[first].Search with { Start = starts[at], Steps = near[at].Search.Steps + found[first].Search.Steps }, found[first].Point))];
    }

    private static string NameOf(long least, Truncation truncation) => least == 0 ? "Gamma-Poisson prior by maximum likelihood"
        : FormattableString.Invariant($"Gamma-Poisson prior by maximum likelihood, truncated at {least} {(truncation == Truncation.ByComponent ? "by component" : "of the mixture")}");

    private static string? NoteOf(GammaPoissonSearch best, int close) => best.End switch
    {
        FitEnd.NotConverged => "The search did not converge; the prior is the best found.",
        FitEnd.Border => Border(best.Found),
        _ => close < 2 ? "Only one of the starts led to this maximum." : null,
    };

    private static string Border(GammaPoissonPrior prior)
    {
        if (prior.Weight is < GammaPoissonNewton.Vanishing or > 1 - GammaPoissonNewton.Vanishing)
            return "One component has vanished: the data are told apart by one gamma distribution.";
        if (Math.Max(prior.Shape1, prior.Shape2) < GammaPoissonNewton.PointShape)
            return "One component has shrunk to a ratio of 0: it stands for pairs that cannot occur.";
        var mean = prior.Shape1 > prior.Shape2 ? prior.Mean1 : prior.Mean2;
        return FormattableString.Invariant($"One component has shrunk to a point, at a ratio of {mean:G4}: that part of the data shows no variation beyond chance.");
    }
}
