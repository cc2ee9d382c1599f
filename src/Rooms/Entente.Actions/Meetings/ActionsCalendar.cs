using System.Globalization;
using Entente.Platform.Calendars;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Meetings;

/// <summary>What this room puts into calendar feeds, and into the file of one meeting.</summary>
internal sealed class ActionsCalendar(ActionsDb db, TimeProvider clock, IStringLocalizer<ActionsTexts> texts) : ICalendarPart
{
    public async Task<IReadOnlyList<FeedChoice>> Choices(Actor reader, CancellationToken stop)
    {
        if (!reader.May(ActionsPermissions.Read))
            return [];
        var actions = await db.Actions.AsNoTracking().SeenBy(reader).OrderBy(action => action.Acronym)
            .Select(action => new { action.Id, action.Slug, action.Acronym }).ToListAsync(stop);
        var packages = (await db.WorkPackages.AsNoTracking().OrderBy(package => package.Number)
            .Select(package => new { package.Action, package.Number }).ToListAsync(stop)).ToLookup(package => package.Action, package => package.Number);
        var countries = await db.Actions.AsNoTracking().SeenBy(reader).SelectMany(action => action.Participants.Select(one => one.Country))
            .Concat(db.Actions.AsNoTracking().SeenBy(reader).SelectMany(action => action.Leads.Where(one => one.Until == null).Select(one => one.Country)))
            .Distinct().ToListAsync(stop);
        return
        [
            new(FeedKind.Person, "", texts["feeds.person"]),
            .. actions.Select(action => new FeedChoice(FeedKind.Action, action.Slug, texts["feeds.action", action.Acronym])),
            .. actions.SelectMany(action => packages[action.Id].Select(number => new FeedChoice(
                FeedKind.WorkPackage, string.Create(CultureInfo.InvariantCulture, $"{action.Slug}/{number}"), texts["feeds.package", action.Acronym, number]))),
            .. countries.Select(code => new FeedChoice(FeedKind.Country, code, texts["feeds.country", Country.Find(code)?.Name(Formats.Language) ?? code]))
                .OrderBy(choice => choice.Text, StringComparer.CurrentCulture),
        ];
    }

    public async Task<IReadOnlyList<CalendarEvent>> Events(FeedKind kind, string code, string site, Actor owner, CancellationToken stop)
    {
        if (!owner.May(ActionsPermissions.Read))
            return [];
        var today = clock.Today();
        var ask = new ListEvents(today.AddYears(-1), today.AddYears(2));
        var own = kind == FeedKind.Person ? await OwnPackages.Of(owner, db, stop) : null;
        ask = kind switch
        {
            FeedKind.Action => ask with { Slugs = [code] },
            FeedKind.WorkPackage => Package(ask, code),
            FeedKind.Country => ask with { Slugs = await InCountry(code, stop) },
            // Own meetings are those that one is invited to; own days are what "My work" counts, and those where one has another role.
            _ => ask with { Slugs = own!.Slugs, Invited = owner.Account ?? Guid.Empty },
        };
        return
        [
            .. (await ListEvents.Run(ask, owner, db, stop))
                .Where(item => !item.IsNarrow && (own is null || item.Kind == EventKind.Meeting || own.Owns(item.Slug, item.WorkPackage ?? 0))).Select(item => Of(item, site)),
        ];
    }

    /// <summary>The event of one meeting. Codes say what it belongs to, so no language has to be chosen for a program.</summary>
    public static CalendarEvent Of(DatedItem item, string site) => new($"{item.Id}@entente", item.Version, $"{item.Acronym} {item.Number}: {item.Title}")
    {
        Start = item.Meeting?.Start,
        End = item.Meeting?.End,
        Day = item.Meeting is null ? item.Day : null,
        Description = item.Meeting is { } meeting ? Describe(meeting, site + item.Href) : site + item.Href,
        Location = item.Meeting?.Place ?? item.Meeting?.Link,
        Url = site + item.Href,
        Category = item.Kind.ToString().ToUpperInvariant(),
        Changed = item.Meeting?.UpdatedAt,
        IsCancelled = item.IsOff,
    };

    private static string Describe(DatedMeeting meeting, string href) => string.Join('\n',
        new[] { meeting.Place is null ? null : meeting.Link }.OfType<string>()
            .Concat(meeting.Agenda.Select((item, at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {item.Title}")))
            .Append(href));

    // "slug/5": what cannot be read is no work package.
    private static ListEvents Package(ListEvents ask, string code) => code.Split('/') is [var slug, var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ask with { Slugs = [slug], WorkPackage = number }
            : ask with { Slugs = [] };

    private async Task<IReadOnlyCollection<string>> InCountry(string code, CancellationToken stop) =>
        await db.Actions.AsNoTracking()
            .Where(action => action.Participants.Any(one => one.Country == code) || action.Leads.Any(one => one.Until == null && one.Country == code))
            .Select(action => action.Slug).ToListAsync(stop);
}
