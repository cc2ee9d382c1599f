namespace Entente.Actions.MyWork;

/// <summary>An action that the reader may see, with what of it is the reader's own.</summary>
internal sealed record MyAction
{
    public required ActionHead Head { get; init; }

    /// <summary>What people call the authority that coordinates it; null when not stated.</summary>
    public required string? LeadName { get; init; }

    public required IReadOnlyList<MyPackage> Packages { get; init; }

    /// <summary>Meetings still to come that the reader is invited to and has not answered.</summary>
    public required IReadOnlyList<MyMeeting> Meetings { get; init; }

    /// <summary>The reader's authority has a part in it.</summary>
    public required bool Joins { get; init; }

    /// <summary>The country of the reader's authority.</summary>
    public required string? Country { get; init; }
}

/// <summary>A work package, with who leads it now.</summary>
internal sealed record MyPackage(int Number, LocalText Title, DateOnly? End, string? Country, string? Authority, string? LeadName);

/// <summary>A meeting that waits for an answer.</summary>
internal sealed record MyMeeting(string Number, string Title, int? WorkPackage, DateTimeOffset Start, DateTimeOffset End, string Zone, bool IsDemo);

/// <summary>Reads them by one statement: joint actions are a few dozens, and the frame of every page names them all.</summary>
internal static class MyActions
{
    public static async Task<IReadOnlyList<MyAction>> Of(Actor actor, DateTimeOffset now, ActionsDb db, CancellationToken stop)
    {
        // A program is nobody's account; who works at no authority has a part nowhere.
        var (me, here) = (actor.Account ?? Guid.Empty, actor.Authority ?? "");
        var asked = db.Invitations.Where(one => one.Account == me && one.WithdrawnAt == null && one.Answer == null);
        return await db.Actions.SeenBy(actor).OrderBy(action => action.Acronym).AsNoTracking().AsSingleQuery().Select(action => new MyAction
        {
            Head = new ActionHead
            {
                Id = action.Id, Slug = action.Slug, Acronym = action.Acronym, Title = action.Title, Status = action.Status, Start = action.Start,
                DurationMonths = action.DurationMonths, Ended = action.Ended, Funder = action.Funder, BudgetEur = action.BudgetEur,
                Amendments = action.Amendments.ToList(), UpdatedAt = action.UpdatedAt,
                LeadCountry = action.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Country).FirstOrDefault(),
                LeadAuthority = action.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Authority).FirstOrDefault(),
                Edition = action.Edition, Handling = action.Handling, Audience = action.Audience,
            },
            LeadName = db.Authorities.Where(authority => authority.Code
                == action.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Authority).FirstOrDefault()).Select(authority => authority.ShortName).FirstOrDefault(),
            Packages = db.WorkPackages.Where(package => package.Action == action.Id).OrderBy(package => package.Number).Select(package => new MyPackage(
                package.Number, package.Title, package.End,
                package.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Country).FirstOrDefault(),
                package.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Authority).FirstOrDefault(),
                db.Authorities.Where(authority => authority.Code
                    == package.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Authority).FirstOrDefault()).Select(authority => authority.ShortName).FirstOrDefault())).ToList(),
            Meetings = db.Meetings.SeenBy(actor).Where(meeting => meeting.Action == action.Id && meeting.CalledOffAt == null && meeting.End > now && asked.Any(one => one.Meeting == meeting.Id))
                .Select(meeting => new MyMeeting(meeting.Number, meeting.Title, meeting.WorkPackage, meeting.Start, meeting.End, meeting.Zone, meeting.IsDemo)).ToList(),
            Joins = action.Leads.Any(one => one.Authority == here && one.Until == null) || action.Participants.Any(one => one.Authority == here && one.Until == null)
                || db.WorkPackages.Any(package => package.Action == action.Id
                    && (package.Leads.Any(one => one.Authority == here && one.Until == null) || package.Contributors.Any(one => one.Authority == here && one.Until == null))),
            Country = db.Authorities.Where(authority => authority.Code == here && action.Slug != "").Select(authority => authority.Country).FirstOrDefault(),
        }).ToListAsync(stop);
    }
}
