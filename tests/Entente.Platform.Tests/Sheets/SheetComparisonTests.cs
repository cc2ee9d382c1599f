using System.Globalization;
using System.Text;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;

namespace Entente.Platform.Tests.Sheets;

/// <summary>What a brought row is, compared with what is known: new, changed, the same, or refused.</summary>
public class SheetComparisonTests
{
    private static readonly Guid Thing = new("0197a000-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_chain_that_moves_later_is_laid_in_two_passes_and_one_that_moves_earlier_in_one()
    {
        foreach (var (waitsForNext, most) in new[] { (true, 2 * Chain.Length), (false, Chain.Length) })
        {
            var chain = new Chain(waitsForNext);
            var sheet = "No.,Text\r\n" + string.Concat(Enumerable.Range(1, Chain.Length).Select(number => string.Create(CultureInfo.InvariantCulture, $"N{number},later\r\n")));

            var report = await Compare(chain, sheet, await chain.Known("", CancellationToken.None));

            Assert.Equal(Chain.Length, report.Count(RowOutcome.Changed));
            Assert.InRange(chain.Asked, Chain.Length, most);
        }
    }

    [Theory]
    [InlineData("N1,taken out,notice", 1, "Same")]
    [InlineData("N1,edited,notice", 1, "Changed")]
    [InlineData("N1,edited,poster", 1, "platform.sheet-cell-fixed")]
    [InlineData("N1,taken out,notice", 2, "Same")]
    [InlineData("N1,edited,notice", 2, "Changed")]
    public async Task A_version_that_rose_by_something_else_is_no_conflict(string row, int version, string outcome) =>
        Assert.Equal(outcome, await Outcome(row, version, now: "taken out"));

    [Theory]
    [InlineData("N1,taken out,notice", "Same")]
    [InlineData("N1,edited,notice", "platform.sheet-row-conflict")]
    [InlineData("N1,changed here,notice", "Same")]
    public async Task Other_words_meanwhile_are_a_conflict_where_the_row_was_edited(string row, string outcome) =>
        Assert.Equal(outcome, await Outcome(row, version: 2, now: "changed here"));

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_only_where_it_was_typed()
    {
        var longer = new string('x', 301);
        Assert.Equal("Same", await Outcome($"N1,{longer},notice", 1, now: longer, taken: longer));
        Assert.Equal("Same", await Outcome($"N1,{longer},notice", 2, now: "changed here", taken: longer));
        Assert.Equal("platform.sheet-text-long", await Outcome($"N1,{longer},notice", 1, now: "taken out"));
    }

    // The row was taken out in version 1; now the thing has another version and perhaps another text.
    private static async Task<string> Outcome(string row, int version, string now, string taken = "taken out")
    {
        var mark = new RowMark(Thing, 1, RowMark.PrintOf([taken]));
        var report = await Compare(new Chain(waitsForNext: false), $"No.,Text,Kind,entente:board.notices/\r\n{row},{mark}\r\n", [new(Thing, version, ["N1", now, "notice"])]);
        return report.Rows.Single() is { Outcome: RowOutcome.Refused } refused ? refused.Faults[0].Code : report.Rows.Single().Outcome.ToString();
    }

    private static async Task<SheetReport> Compare(IImportedSheet table, string sheet, IReadOnlyList<KnownRow> known)
    {
        var bound = BoundSheet.Read(Encoding.UTF8.GetBytes(sheet), table, "", new(), CancellationToken.None);
        Assert.True(bound.Problem is null, bound.Problem?.Text);
        return await new SheetComparison(table, "", bound.Value, known).Lay(CancellationToken.None);
    }

    /// <summary>Rows of which each can be laid only after the next one, or only after the one before.</summary>
    private sealed class Chain(bool waitsForNext) : IImportedSheet
    {
        public const int Length = 50;
        private readonly HashSet<int> laid = [];

        public int Asked { get; private set; }

        public string Kind => "board.notices";

        public string Name => "Notices";

        public RoomDb Store => throw new NotSupportedException();

        public IReadOnlyList<SheetColumn> Columns => NoticeSheet.AllColumns;

        public Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop) => throw new NotSupportedException();

        public Task<Problem?> Refuse(string of, CancellationToken stop) => Task.FromResult<Problem?>(null);

        public Task<IReadOnlyList<KnownRow>> Known(string of, CancellationToken stop) => Task.FromResult<IReadOnlyList<KnownRow>>(
            [.. Enumerable.Range(1, Length).Select(number => new KnownRow(Guid.CreateVersion7(new DateTimeOffset(2026, 6, 11, 9, 0, number, TimeSpan.Zero)), 1, [$"N{number}", "sooner", "notice"]))]);

        public Task<Problem?> Lay(string of, SheetLine row, string? known, CancellationToken stop)
        {
            Asked++;
            var number = int.Parse(known![1..], CultureInfo.InvariantCulture);
            var needs = waitsForNext ? number + 1 : number - 1;
            if (needs is >= 1 and <= Length && !laid.Contains(needs))
                return Task.FromResult<Problem?>(Problem.Rule("board.waits", "Another row comes first."));
            laid.Add(number);
            return Task.FromResult<Problem?>(null);
        }
    }
}
