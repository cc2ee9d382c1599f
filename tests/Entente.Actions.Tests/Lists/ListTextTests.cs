using System.Globalization;
using Entente.Look.Components;
using Entente.Platform.Lists;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Lists;

/// <summary>Both databases sort and search texts as .NET does in memory, whatever the texts.</summary>
public class ListTextTests
{
    private static readonly string[] Words =
    [
        "WP10", "wp9", "WP 9", "Évaluation", "evaluation", "Evaluation b", "été", "Ete", "zebra", "Œuvre", "oeuvre", "Ωmega", "ΣΊΣΥΦΟΣ", "Straße", "STRASSE", "D5.10", "D5.9",
        "D5.09", "a-b", "a b", "ab", "A_b", "łódź", "Lodz", "Österreich", "Ångström", "Жук", "ñandú", "ﬁnal", "x²", "10 000", "9,5", "'quoted'", "İstanbul", "ısı", "đak", "100%", "d\\e",
    ];

    [Theory, OnEveryDatabase]
    public async Task A_database_sorts_texts_as_a_reader_expects(DatabaseKind kind)
    {
        await using var house = await Furnished(kind);
        var root = CultureInfo.InvariantCulture.CompareInfo;

        var sorted = await Titles(house, listing => listing.InOrder, "/documents?sort=title");
        var backwards = await Titles(house, listing => listing.InOrder, "/documents?sort=-title");

        const CompareOptions order = CompareOptions.IgnoreCase | CompareOptions.NumericOrdering;
        Assert.Equal(Words.Length, sorted.Count);
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(root.Compare(pair.First, pair.Second, order) <= 0, $"'{pair.First}' stands before '{pair.Second}'."));
        Assert.All(backwards.Zip(backwards.Skip(1)), pair => Assert.True(root.Compare(pair.First, pair.Second, order) >= 0, $"'{pair.First}' stands before '{pair.Second}'."));
    }

    [Theory, OnEveryDatabase]
    public async Task A_word_is_found_whatever_its_case_and_accents(DatabaseKind kind)
    {
        await using var house = await Furnished(kind);
        foreach (var (query, found) in Searches)
        {
            var titles = await Titles(house, listing => listing.Narrow, $"/documents?q={Uri.EscapeDataString(query)}");
            Assert.True(found.Split(',').Order(StringComparer.Ordinal).SequenceEqual(titles.Order(StringComparer.Ordinal)), $"'{query}' finds {string.Join(", ", titles)}, not {found}.");
        }
    }

    private static readonly (string Query, string Found)[] Searches =
    [
        ("ete", "été,Ete"),
        ("ÉVAL", "Évaluation,evaluation,Evaluation b"),
        ("strasse", "Straße,STRASSE"),
        ("œuvre", "Œuvre,oeuvre"),
        ("σισυφος", "ΣΊΣΥΦΟΣ"),
        ("жук", "Жук"),
        ("LODZ", "łódź,Lodz"),
        ("final", "ﬁnal"),
        ("istanbul", "İstanbul"),
        ("%", "100%"),
        ("_", "A_b"),
        ("\\", "d\\e"),
        ("'quoted'", "'quoted'"),
        ("b a", "ab,a-b,a b,A_b,Evaluation b,zebra,İstanbul"),
    ];

    private static async Task<House> Furnished(DatabaseKind kind)
    {
        var house = await House.Demo(kind);
        _ = house.Services;
        await Crowd.Documents(house.Database, Words.Length, "nobody");
        foreach (var (word, number) in Words.Select((word, number) => (word, number + 1)))
            await house.Database.Execute($"""UPDATE platform_document SET "Title" = '{word.Replace("'", "''", StringComparison.Ordinal)}' WHERE "Title" = 'Report {number}'""");
        return house;
    }

    private static Task<List<string>> Titles(House house, Func<Listing<Row>, Func<IQueryable<Row>, TableState, IQueryable<Row>>> part, string address) => house.Inside(services =>
    {
        var listing = new Listing<Row>().Sort("title", row => row.Title).Stands(row => row.Id).Search(row => row.Title);
        var rows = services.GetRequiredService<PlatformDb>().Database.SqlQueryRaw<Row>("""SELECT "Id", "Title" FROM platform_document WHERE "By" = 'Ada Archivist'""");
        return part(listing)(rows, TableState.From(address)).Select(row => row.Title).ToListAsync();
    });

    private sealed class Row
    {
        public required Guid Id { get; init; }

        public required string Title { get; init; }
    }
}
