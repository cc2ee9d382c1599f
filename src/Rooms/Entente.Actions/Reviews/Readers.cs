namespace Entente.Actions.Reviews;

/// <summary>A reader from an authority that takes no part in the action.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Person">Who reads there: somebody who was asked, and not only an authority.</param>
public sealed record OutsideReader(string Authority, string Person)
{
    /// <summary>As long as a name may be.</summary>
    internal const int MostCharacters = 200;

    /// <summary>
    /// What is wrong with readers: an authority that nobody knows, or one from outside without the name of who reads. Whose place a person is
    /// named for stays with the reader, so that nobody is admitted by a slip.
    /// </summary>
    internal static async Task<IReadOnlyList<Fault>> Check(
        string place, IReadOnlyList<string> readers, IReadOnlyList<OutsideReader> outside, ActionHead head, ActionsDb db, DateOnly today, CancellationToken stop)
    {
        var faults = new List<Fault>();
        var known = await db.Authorities.Where(authority => readers.Contains(authority.Code)).Select(authority => authority.Code).ToListAsync(stop);
        var action = await db.Actions.AsNoTracking().FirstAsync(one => one.Id == head.Id, stop);
        var packages = await db.WorkPackages.AsNoTracking().Where(package => package.Action == action.Id).ToListAsync(stop);
        foreach (var code in readers.Distinct(StringComparer.Ordinal))
        {
            var person = outside.FirstOrDefault(one => one.Authority == code)?.Person;
            if (!known.Contains(code))
                faults.Add(new(place, "actions.review-reader-unknown", "There is no authority '{0}'.", code));
            else if (person?.Length > MostCharacters)
                faults.Add(new("Outside", "actions.outside-name-long", "Name the person who reads at {0} in up to {1} characters.", code, MostCharacters));
            else if (string.IsNullOrWhiteSpace(person) && !TakesPart(code, action, packages, today))
                faults.Add(new("Outside", "actions.review-reader-outside", "{0} takes no part in {1}. Choose a participant, or name the person who reads at {0}.", code, action.Acronym));
        }

        return faults;
    }

    /// <summary>Those of the named that are needed: whoever takes part needs no admission.</summary>
    internal static IReadOnlyList<OutsideReader> Needed(IEnumerable<string> readers, IReadOnlyList<OutsideReader> outside) =>
        [.. outside.Where(one => readers.Contains(one.Authority) && !string.IsNullOrWhiteSpace(one.Person)).Select(one => one with { Person = one.Person.Trim() }).DistinctBy(one => one.Authority)];

    private static bool TakesPart(string code, JointAction action, IReadOnlyList<WorkPackage> packages, DateOnly day) =>
        action.Lead?.Authority == code
        || action.Participants.Any(one => one.Authority == code && !one.HasLeft(day))
        || packages.Any(package => package.Lead?.Authority == code || package.Contributors.Any(one => one.Authority == code && !one.HasLeft(day)));
}

/// <summary>A reader in whose place another reads.</summary>
/// <param name="Reader">Who does not read any more.</param>
/// <param name="By">Who reads instead.</param>
/// <param name="Because">Why.</param>
/// <param name="Who">Who decided it.</param>
/// <param name="At">When.</param>
internal sealed record ReplacedReader(string Reader, string By, string Because, string Who, DateTimeOffset At)
{
    public const int MostCharacters = 1000;
}
