using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Entente.Actions.Meetings.Pages;

/// <summary>Where whoever prepares a meeting lays its agenda and says what it is about and where it is held.</summary>
public partial class PrepareMeetingPage
{
    private const int EmptyRows = 3;

    private IReadOnlyList<Row> rows = [];
    private StoredFields stored = [], storedRows = [];

    [SupplyParameterFromForm(FormName = "revise-meeting")] private string? Title { get; set; }
    [SupplyParameterFromForm(FormName = "revise-meeting")] private string? Place { get; set; }
    [SupplyParameterFromForm(FormName = "revise-meeting")] private string? Link { get; set; }

    /// <inheritdoc/>
    protected override Task Fill()
    {
        rows = Http.Sent("set-agenda") ? Sent() : Stored();
        stored = new() { { nameof(Title), Meeting.Title }, { nameof(Place), Meeting.Place }, { nameof(Link), Meeting.Link } };
        storedRows = [];
        foreach (var (row, at) in Stored().Select((row, at) => (row, Digits(at))))
        {
            storedRows.Add($"Title{at}", row.Title);
            storedRows.Add($"Who{at}", row.Who);
            storedRows.Add($"Minutes{at}", row.Minutes);
        }

        if (!Http.Sent("revise-meeting"))
            (Title, Place, Link) = (Meeting.Title, Meeting.Place, Meeting.Link);
        return Task.CompletedTask;
    }

    private List<Row> Stored() =>
    [
        .. Meeting.Agenda.Select((item, at) => new Row(Digits(item.Id), item.Title, item.Who ?? "", item.Minutes is { } minutes ? Digits(minutes) : "", Digits(at + 1))),
        .. Enumerable.Range(Meeting.Agenda.Count + 1, EmptyRows).Select(at => new Row("0", "", "", "", Digits(at))),
    ];

    private List<Row> Sent()
    {
        var form = Http.Request.Form;
        return
        [
            .. Enumerable.Range(0, SetAgenda.MostItems + EmptyRows).Select(Digits).TakeWhile(at => form.ContainsKey($"Title{at}"))
                .Select(at => new Row(form[$"Id{at}"].ToString(), form[$"Title{at}"].ToString(), form[$"Who{at}"].ToString(), form[$"Minutes{at}"].ToString(), form[$"Order{at}"].ToString())),
        ];
    }

    private async Task Lay()
    {
        var typed = new Typed();
        var read = rows.Select((row, at) => (
            Item: new AgendaView(typed.WholeNumber(row.Id, $"Title{Digits(at)}") ?? 0, row.Title, typed.WholeNumber(row.Minutes, $"Minutes{Digits(at)}"), row.Who),
            Order: typed.WholeNumber(row.Order, $"Order{Digits(at)}") ?? int.MaxValue, At: at)).ToList();
        var ordered = read.Where(one => !string.IsNullOrWhiteSpace(one.Item.Title)).OrderBy(one => one.Order).ThenBy(one => one.At).ToList();
        // The slice counts in the new order, the form shows the rows as they were sent.
        var places = ordered.SelectMany((row, at) => new[] { "Title", "Who", "Minutes" }.Select(word => (word + Digits(at), word + Digits(row.At)))).ToArray();
        if (typed.Problem is { } unreadable)
            await Show(unreadable, "");
        else
            await Show((await SetAgenda.Run(Slug, Number, new([.. ordered.Select(one => one.Item)]), Http.Seen(), Reader, Db, Clock, Stop)).Problem, "agenda-laid", "", places);
    }

    private async Task Revise() =>
        await Show((await ReviseMeeting.Run(Slug, Number, new(Title, Place, Link), Http.Seen(), Reader, Db, People, Clock, Stop)).Problem, "meeting-saved");

    private sealed record Row(string Id, string Title, string Who, string Minutes, string Order);
}
