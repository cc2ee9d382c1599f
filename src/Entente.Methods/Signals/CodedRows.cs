namespace Entente.Methods.Signals;

/// <summary>A row of codes.</summary>
internal readonly record struct CodedRow(int Report, int Product, int Event);

/// <summary>Rows of codes in blocks, so that growing copies nothing; strata are held from the second on.</summary>
internal sealed class CodedRows
{
    private const int Bits = 16;
    private const int Block = 1 << Bits;
    private readonly List<CodedRow[]> blocks = [];
    private readonly List<int[]> strata = [];
    private int latest = -1;

    public int Count { get; private set; }

    /// <summary>Whether all rows of a report follow each other, reports in the order of their codes.</summary>
    public bool Grouped { get; private set; } = true;

    public CodedRow this[int row] => blocks[row >> Bits][row & (Block - 1)];

    public int Stratum(int row) => row >> Bits < strata.Count ? strata[row >> Bits][row & (Block - 1)] : 0;

    public void Add(int report, int product, int reaction, int stratum)
    {
        var (block, place) = (Count >> Bits, Count & (Block - 1));
        if (place == 0)
            blocks.Add(new CodedRow[Block]);
        blocks[block][place] = new(report, product, reaction);
        if (stratum > 0 || strata.Count > 0)
        {
            while (strata.Count <= block)
                strata.Add(new int[Block]);
            strata[block][place] = stratum;
        }

        // Codes are given in the order of first rows: a report that comes back has a lower one than the latest.
        Grouped &= report >= latest;
        latest = Math.Max(latest, report);
        Count++;
    }
}
