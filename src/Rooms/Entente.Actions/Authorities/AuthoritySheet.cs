using Entente.Platform.Sheets;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Authorities;

/// <summary>The authorities with what they lead and join, as a table to take along.</summary>
internal sealed class AuthoritySheet(Actor reader, ActionsDb db, IStringLocalizer<ActionsTexts> texts) : ISheet
{
    public const string Name = "actions.authorities";

    public string Kind => Name;

    public async Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop)
    {
        var lines = ListAuthorities.Whole(ask.State, reader, db);
        return new SheetContent(new(texts["authorities.title"], Columns()), "authorities", await lines.CountAsync(stop), lines.AsAsyncEnumerable().Select(Row));
    }

    private List<SheetColumn> Columns() =>
    [
        new("code", texts["sheet.code"], Width: 18),
        new("country-code", texts["sheet.country-code"], Width: 10),
        new("country", texts["authorities.country"], Width: 18),
        new("short", texts["authorities.short-name"], Width: 18),
        new("name", texts["authorities.name"], Width: 60),
        new("actions", texts["authorities.leads-actions"], CellKind.Number),
        new("packages", texts["authorities.leads-packages"], CellKind.Number),
        new("joins", texts["authorities.joins"], CellKind.Number),
    ];

    private static SheetRow Row(AuthorityLine line) => new(
    [
        line.Code, line.Country, Country.Of(line.Country).Name(Formats.Language), line.ShortName, line.Name,
        line.LeadsActions, line.LeadsPackages, line.Joins,
    ]);
}
