namespace Entente.Papers;

/// <summary>
/// A document that leaves the platform: to be printed, filed or handed in. It says what stands in it and in which order; the writers
/// (<see cref="PdfPaper"/>, <see cref="DocxPaper"/>) decide how it looks.
/// </summary>
/// <param name="Title">Its title, one line.</param>
/// <param name="Language">The language of its text, as in <c>en</c> or <c>fr</c>; read aloud by that.</param>
/// <param name="Parts">What stands in it, from top to bottom.</param>
public sealed record Paper(string Title, string Language, IEnumerable<PaperPart> Parts)
{
    /// <summary>What stands below the title, such as the action and the day; null for nothing.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Who made it, for the properties of the file.</summary>
    public string? Author { get; init; }

    /// <summary>When it was made, for the properties of the file. The same paper made twice at the same time is the same text.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Words at the foot of every page, such as the class and that the data are a demonstration; empty for none.</summary>
    public string Foot { get; init; } = "";

    /// <summary>The words for "page {0} of {1}" in its language.</summary>
    public string PageOf { get; init; } = "{0} / {1}";

    /// <summary>Who pays: shown once, at the end. Null when nobody has to be named.</summary>
    public FundingBlock? Funding { get; init; }

    /// <summary>True to print across: for tables of many columns.</summary>
    public bool Across { get; init; }
}

/// <summary>Something that stands in a paper.</summary>
public abstract record PaperPart;

/// <summary>A heading.</summary>
/// <param name="Level">1 to 3; 1 is next below the title.</param>
/// <param name="Text">One line.</param>
public sealed record PaperHeading(int Level, string Text) : PaperPart;

/// <summary>A paragraph; line breaks in it are kept.</summary>
/// <param name="Text">Its text.</param>
public sealed record PaperText(string Text) : PaperPart;

/// <summary>Terms, each with what is said of it.</summary>
/// <param name="Facts">In order.</param>
public sealed record PaperFacts(IReadOnlyList<(string Term, string Said)> Facts) : PaperPart;

/// <summary>A table. Its head is repeated on every page; a row that is higher than a page goes on on the next.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">As many cells as columns; read once by each writer's pass, so it must give the same each time.</param>
/// <param name="None">The sentence that stands there when there is no row.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<PaperColumn> Columns, IEnumerable<IReadOnlyList<string>> Rows, string None) : PaperPart
{
    /// <summary>The cells of a row, when there are as many as columns.</summary>
    /// <exception cref="InvalidOperationException">There are more or fewer.</exception>
    internal IReadOnlyList<string> Fitting(IReadOnlyList<string> cells) => cells.Count == Columns.Count
        ? cells
        : throw new InvalidOperationException($"A row of '{Caption}' has {cells.Count} cells for {Columns.Count} columns.");
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Share">How wide it is, as a part of the sum of all shares; more than 0.</param>
/// <param name="IsNumber">Aligned to the right.</param>
/// <param name="IsRowHeading">Its cells name their rows, for who hears the table read aloud.</param>
public sealed record PaperColumn(string Title, double Share, bool IsNumber = false, bool IsRowHeading = false);

/// <summary>The emblem and the words by which who pays is named.</summary>
/// <param name="Statement">Beside the emblem, such as "Co-funded by the European Union".</param>
/// <param name="Disclaimer">Whose views these are.</param>
public sealed record FundingBlock(string Statement, string Disclaimer);
