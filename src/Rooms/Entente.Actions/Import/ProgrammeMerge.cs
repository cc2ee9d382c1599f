namespace Entente.Actions.Import;

/// <summary>
/// Lays what a file states over what is known. The file adds and updates; it takes nothing away, and what it does not state
/// (null, an empty list) leaves what is known as it is.
/// </summary>
internal sealed class ProgrammeMerge(ActionsDb db, DateTimeOffset now, bool publish)
{
    private readonly List<Fault> faults = [];
    private readonly HashSet<string> authorities = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Fault>> Lay(ProgrammeFile file, Func<int, int, Task>? laid, CancellationToken stop)
    {
        await LayProgramme(file.Programme, stop);
        var known = await db.Actions.ToListAsync(stop);
        var packages = await db.WorkPackages.WithWithdrawn().ToListAsync(stop);
        authorities.UnionWith(await db.Authorities.Select(authority => authority.Code).ToListAsync(stop));
        foreach (var (at, entry) in file.Actions.Index())
        {
            if (laid is not null)
                await laid(at, file.Actions.Count);
            if (LayAction(entry, known) is not { } action)
                continue;

            foreach (var package in entry.Packages)
                LayPackage(entry, package, action, packages);
            if (publish)
                action.Publish(now);
        }

        var changed = Changed();
        foreach (var package in packages.Where(package => Parts(package).Any(changed.Contains)))
            package.Refine();
        var own = packages.ToLookup(package => package.Action);
        foreach (var action in known.Where(action => Parts(action).Any(changed.Contains)))
            action.Refine(now);
        foreach (var action in known.Where(action => own[action.Id].SelectMany(Parts).Any(changed.Contains)))
            action.Touch(now);
        return faults;
    }

    private async Task LayProgramme(ProgrammeEntry entry, CancellationToken stop)
    {
        if (await db.Programmes.FindAsync([entry.Code], stop) is not { } programme)
            db.Programmes.Add(programme = new() { Code = entry.Code });
        programme.Describe(entry.Name, entry.LegalBasis, entry.FromYear, entry.UntilYear, entry.BudgetEur, entry.Objectives, entry.Template);
    }

    private JointAction? LayAction(ActionEntry entry, List<JointAction> known)
    {
        if (known.FirstOrDefault(other => other.Slug != entry.Slug && string.Equals(other.Acronym, entry.Acronym, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            faults.Add(new($"{entry.Path}.acronym", "actions.import-acronym-taken",
                "The acronym '{0}' belongs to the action {1} already.", entry.Acronym, other.Slug));
            return null;
        }

        Register(entry.Lead);
        var action = known.FirstOrDefault(one => one.Slug == entry.Slug);
        if (action is null)
        {
            var created = JointAction.Create(entry.Slug, entry.Acronym, entry.Title, entry.Lead.Party, now);
            if (Refused(entry.Path, created.Problem))
                return null;
            db.Actions.Add(action = created.Value);
            known.Add(action);
        }

        action.Describe(new(entry.Title, entry.Start, entry.DurationMonths, entry.LegalBasis, entry.ResultsExpected, entry.Aims,
            ParticipatingStates: entry.ParticipatingStates, Context: entry.Context));
        Refused($"{entry.Path}.status", action.Become(entry.Status, entry.Ended ?? (entry.Status == ActionStatus.Ended ? action.Ended : null), now).Problem);
        if (entry.Budget is { } budget)
        {
            Refused($"{entry.Path}.budget", action.Fund(budget.TotalEur ?? action.BudgetEur, budget.Funder ?? action.Funder,
                budget.FundedShare ?? action.FundedShare, budget.MemberStatesShare ?? action.MemberStatesShare).Problem);
        }

        LayLead(action, entry.Lead);
        LayParticipants(action, entry);
        LayHistory(action, entry);
        return action;
    }

    private void LayLead(JointAction action, PartyEntry lead)
    {
        if (action.Lead is not { } current || current.Country != lead.Country
            || (current.Authority is not null && lead.Agency is not null && current.Authority != lead.Party.Authority))
        {
            action.HandOver(lead.Party, from: null, why: null, now);
        }
        else
        {
            current.Authority ??= lead.Party.Authority;
        }
    }

    private void LayParticipants(JointAction action, ActionEntry entry)
    {
        foreach (var one in entry.Participants)
        {
            Register(one.Who);
            var affiliatedTo = one.AffiliatedTo is null
                ? null
                : entry.Participants.First(other => other.Who.Agency == one.AffiliatedTo).Who.Party.Authority;
            if (action.Participants.FirstOrDefault(participant => participant.Who == one.Who.Party) is not { } known)
            {
                known = new()
                {
                    Id = Guid.CreateVersion7(now), Country = one.Who.Country, Authority = one.Who.Party.Authority, Role = one.Role,
                    AffiliatedTo = affiliatedTo, From = one.From,
                };
                if (Refused(entry.Path, action.Admit(known, now).Problem))
                    continue;
            }

            var standing = known.Standing with { AffiliatedTo = affiliatedTo ?? known.AffiliatedTo };
            if (Refused(entry.Path, action.Revise(known, one.Role == ParticipantRole.Participant ? standing : standing with { Role = one.Role }, now).Problem))
                continue;
            if (one.Until is { } until && known.Until is null)
                Refused(entry.Path, action.Release(known, until, now).Problem);
        }
    }

    private void LayHistory(JointAction action, ActionEntry entry)
    {
        foreach (var stated in entry.Amendments)
        {
            var known = action.Amendments.FirstOrDefault(amendment => amendment.Kind == stated.Kind && amendment.Months == stated.Months
                && amendment.From == stated.From && amendment.Until == stated.Until);
            if (known is null)
                Refused(entry.Path, action.Amend(Amendment.Of(stated.Kind, stated.State, stated.Months, stated.From, stated.Until, stated.Why, now), now).Problem);
            else if (known.State == AmendmentState.Proposed)
                known.Report(stated.State);
        }

        foreach (var stated in entry.Predecessors)
        {
            var predecessor = action.Predecessors.FirstOrDefault(one => one.Acronym == stated.Acronym);
            if (predecessor is null)
            {
                predecessor = new() { Id = Guid.CreateVersion7(now), Acronym = stated.Acronym };
                action.Follow(predecessor, now);
            }

            foreach (var change in stated.LeadChanges)
            {
                Register(change.From);
                Register(change.To);
            }

            predecessor.Title = stated.Title ?? predecessor.Title;
            predecessor.From = stated.From ?? predecessor.From;
            predecessor.Until = stated.Until ?? predecessor.Until;
            predecessor.ParticipatingStates = stated.ParticipatingStates ?? predecessor.ParticipatingStates;
            predecessor.LeadChanges = Stated(
                [.. stated.LeadChanges.Select(change => new LeadChange(change.From.Country, change.From.Party.Authority,
                    change.To.Country, change.To.Party.Authority, change.Why))], predecessor.LeadChanges);
        }
    }

    private void LayPackage(ActionEntry entry, PackageEntry stated, JointAction action, List<WorkPackage> known)
    {
        var package = known.FirstOrDefault(one => one.Action == action.Id && one.Number == stated.Number);
        if (package is null)
        {
            var opened = WorkPackage.Open(action, [], stated.Number, stated.Kind, stated.Title, now);
            if (Refused(entry.Path, opened.Problem))
                return;
            db.WorkPackages.Add(package = opened.Value);
            known.Add(package);
        }

        package.Describe(stated.Kind, stated.Title, stated.Scope, stated.Results);
        if (stated.Lead is { } lead)
        {
            Register(lead);
            if (package.Lead is { } current && current.Country == lead.Country
                && (current.Authority is null || lead.Agency is null || current.Authority == lead.Party.Authority))
            {
                current.Authority ??= lead.Party.Authority;
            }
            else
            {
                package.GiveLead(lead.Party, from: null, why: null, now);
            }
        }

        foreach (var (who, from, until) in stated.Contributors)
        {
            Register(who);
            var contributor = package.Contributors.FirstOrDefault(one => one.Who == who.Party && one.From == from);
            if (contributor is null)
            {
                contributor = new() { Id = Guid.CreateVersion7(now), Country = who.Country, Authority = who.Party.Authority, From = from };
                package.Admit(contributor);
            }

            Refused(entry.Path, package.Revise(contributor, contributor.From, until ?? contributor.Until).Problem);
        }
    }

    private void Register(PartyEntry party)
    {
        if (party.Agency is not null && authorities.Add(party.Party.Authority!))
            db.Authorities.Add(Authority.Register(party.Country, party.Agency).Value);
    }

    // The store is asked once: asking it for each action would look at every part of every action again and again.
    private HashSet<object> Changed() => db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
        .Select(entry => entry.Entity).ToHashSet<object>(ReferenceEqualityComparer.Instance);

    private static IEnumerable<object> Parts(JointAction action) =>
        [action, .. action.Leads, .. action.Participants, .. action.Amendments, .. action.Predecessors];

    private static IEnumerable<object> Parts(WorkPackage package) => [package, .. package.Leads, .. package.Contributors];

    private static IReadOnlyList<T> Stated<T>(IReadOnlyList<T> stated, IReadOnlyList<T> known) => stated.Count > 0 ? stated : known;

    private bool Refused(string path, Problem? problem)
    {
        if (problem is null)
            return false;

        faults.Add(new(path, problem.Code, problem.Message, problem.Arguments));
        return true;
    }
}
