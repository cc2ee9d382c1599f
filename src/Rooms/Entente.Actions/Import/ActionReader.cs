namespace Entente.Actions.Import;

/// <summary>Reads one joint action of a programme file.</summary>
internal static class ActionReader
{
    private const decimal MostEuro = 1_000_000_000_000m;
    private const int MostMonths = 240;
    private const int MostAcronym = 60;
    private const int MostAgency = 200;
    private const int MostFunder = 100;

    public static ActionEntry? Read(JsonField field)
    {
        var acronym = field.Text("acronym", required: true, MostAcronym);
        var slug = field.Text("slug") ?? (acronym is null ? null : Slugs.From(acronym));
        if (slug is not null && !Slugs.IsValid(slug))
            field.Fault("slug", "actions.import-bad-slug", "'{0}' is not a short address. Use lower-case letters, digits and single hyphens, such as jams-2-0.", slug);

        var title = Title(field);
        var status = field.Word<ActionStatus>("status", "actions.import-unknown-status", "'{0}' is no status of a joint action. Use one of: {1}.");
        var start = field.Date("start");
        var ended = field.Date("ended");
        if (ended is not null && status is not null and not ActionStatus.Ended)
            field.Fault("ended", "actions.import-end-without-ending", "An end date belongs to an action whose status is ended.");
        if (start is { } first && ended is { } last && last.Last < first.First)
            field.Fault("ended", "actions.import-ends-before-start", "It began on {0} and cannot have ended in {1}.", first, last);

        var lead = field.Object("lead", required: true) is { } leading ? Party(leading) : null;
        var participants = Participants(field);
        var entry = new ActionEntry(
            field.Path, slug ?? "", acronym ?? "", title, status ?? default, start, field.Integer("durationMonths", 1, MostMonths), ended,
            lead ?? new("", Agency: null), participants, [.. field.Objects("predecessors").Select(Predecessor).OfType<PredecessorEntry>()],
            [.. field.Objects("amendments").Select(Amendment).OfType<AmendmentEntry>()], Budget(field.Object("budget")), field.Text("legalBasis"),
            field.Text("resultsExpected"), field.Texts("aims"), field.Integer("participatingStates", 1, 100), field.Figures("context"), Packages(field));
        field.Ignore("note");
        field.NothingElse();
        return acronym is null ? null : entry;
    }

    // In English, with French beside it; or in as many languages as there are, as an object.
    private static LocalText Title(JsonField field)
    {
        if (!field.IsObject("title"))
            return LocalText.Of(field.Text("title", required: true), field.Text("titleFr"));
        var title = field.Object("title")!.Languages();
        if (title.All.Count == 0)
            field.Fault("title", "actions.import-empty", "This text is empty. Write null where nothing is stated.");
        return title.With(LocalText.Of(english: null, field.Text("titleFr")));
    }

    public static WorkPackageKind? Kind(JsonField field) =>
        field.Word<WorkPackageKind>("kind", "actions.import-unknown-kind", "'{0}' is no kind of work package. Use one of: {1}.");

    private static PartyEntry? Party(JsonField field, bool mayHaveMore = false)
    {
        var country = field.Country("country");
        var agency = field.Text("agency", most: MostAgency);
        if (agency is not null && Slugs.From(agency).Length == 0)
            field.Fault("agency", "actions.import-unnamed-agency", "'{0}' has no letter or digit to make a code from.", agency);
        if (!mayHaveMore)
            field.NothingElse();
        return country is null ? null : new(country.Code, agency);
    }

    private static List<ParticipantEntry> Participants(JsonField field)
    {
        var read = field.Objects("participants").Select(one => (Field: one, Who: Party(one, mayHaveMore: true))).ToList();
        var names = read.Select(pair => pair.Who?.Agency).ToList();
        var participants = new List<ParticipantEntry>();
        foreach (var (one, who) in read)
        {
            var role = one.Word<ParticipantRole>("role", "actions.import-unknown-role", "'{0}' is no standing in a joint action. Use one of: {1}.");
            var affiliatedTo = one.Text("affiliatedTo");
            if (role == ParticipantRole.AffiliatedEntity && affiliatedTo is null)
                one.Fault("affiliatedTo", "actions.import-affiliation-missing", "Say to which participant this entity is affiliated.");
            if (affiliatedTo is not null && !names.Contains(affiliatedTo))
                one.Fault("affiliatedTo", "actions.import-affiliation-unknown", "'{0}' is not among the participants of this action.", affiliatedTo);
            var (from, until) = Span(one);
            one.NothingElse();
            if (who is not null && role is not null)
                participants.Add(new(who, role.Value, affiliatedTo, from, until));
        }

        return participants;
    }

    private static PredecessorEntry? Predecessor(JsonField field)
    {
        var acronym = field.Text("acronym", required: true, MostAcronym);
        var changes = new List<(PartyEntry, PartyEntry, string?)>();
        foreach (var change in field.Objects("leadChanges"))
        {
            var from = change.Object("from", required: true) is { } former ? Party(former) : null;
            var to = change.Object("to", required: true) is { } next ? Party(next) : null;
            var why = change.Text("why");
            change.NothingElse();
            if (from is not null && to is not null)
                changes.Add((from, to, why));
        }

        var (first, last) = Span(field);
        var title = field.Text("title");
        var states = field.Integer("participatingStates", 1, 100);
        field.NothingElse();
        return acronym is null ? null : new(acronym, title, first, last, states, changes);
    }

    private static AmendmentEntry? Amendment(JsonField field)
    {
        var kind = field.Word<AmendmentKind>("kind", "actions.import-unknown-amendment", "'{0}' is no kind of amendment. Use one of: {1}.");
        var state = field.Word<AmendmentState>("state", "actions.import-unknown-amendment-state", "'{0}' is no state of an amendment. Use one of: {1}.");
        var months = field.Integer("months", 1, MostMonths);
        var from = field.Date("from");
        var until = field.Date("until");
        if (kind == AmendmentKind.Extension && months is null && until is null)
            field.Fault("months", "actions.import-extension-without-end", "Say how many months the extension adds, or until when it runs.");
        var why = field.Text("why");
        field.NothingElse();
        return kind is null || state is null ? null : new(kind.Value, state.Value, months, from, until, why);
    }

    private static BudgetEntry? Budget(JsonField? field)
    {
        if (field is null)
            return null;

        var entry = new BudgetEntry(
            field.Number("totalEur", 0.01m, MostEuro), field.Text("funder", most: MostFunder), field.Number("fundedShare", 0, 1), field.Number("memberStatesShare", 0, 1));
        if (entry is { FundedShare: { } funded, MemberStatesShare: { } national } && funded + national != 1)
            field.Fault("memberStatesShare", "actions.import-shares-not-whole", "{0} and {1} do not add up to 1.", funded, national);
        field.NothingElse();
        return entry;
    }

    private static List<PackageEntry> Packages(JsonField action)
    {
        var packages = new List<PackageEntry>();
        var numbers = new HashSet<int>();
        foreach (var field in action.Objects("workPackages"))
        {
            var number = field.Integer("number", 1, 99, required: true);
            if (number is { } given && !numbers.Add(given))
                field.Fault("number", "actions.import-duplicate-wp", "WP{0} stands in this action twice.", number);
            var kind = Kind(field);
            var title = Title(field);
            var lead = field.Object("lead") is { } leading ? Party(leading) : null;
            var contributors = new List<(PartyEntry, PartialDate?, PartialDate?)>();
            foreach (var one in field.Objects("contributors"))
            {
                var who = Party(one, mayHaveMore: true);
                var (from, until) = Span(one);
                one.NothingElse();
                if (who is not null)
                    contributors.Add((who, from, until));
            }

            var scope = field.Text("scope");
            var results = field.Figures("results");
            field.Ignore("note");
            field.NothingElse();
            if (number is not null && kind is not null)
                packages.Add(new(number.Value, kind.Value, title, scope, lead, contributors, results));
        }

        return packages;
    }

    private static (PartialDate? From, PartialDate? Until) Span(JsonField field)
    {
        var from = field.Date("from");
        var until = field.Date("to");
        if (from is { } first && until is { } last && last.Last < first.First)
            field.Fault("to", "actions.import-span-reversed", "{0} lies before {1}.", last, first);
        return (from, until);
    }
}
