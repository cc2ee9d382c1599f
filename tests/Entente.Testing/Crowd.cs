using System.Globalization;

namespace Entente.Testing;

/// <summary>So many things that nobody would enter them by hand: laid into the database behind the house's back, in a second or two.</summary>
public static class Crowd
{
    private const int Rows = 500;

    /// <summary>Documents of a demo deliverable, for the network: "Report 1" of 2 January 2020 is the oldest, each further one a day younger.</summary>
    public static async Task Documents(TestDatabase database, int count, string owner)
    {
        ArgumentNullException.ThrowIfNull(database);
        await Insert(database, count, "platform_document",
            ["Id", "Title", "OwnerKind", "OwnerKey", "ScopeKind", "ScopeCode", "Edition", "Handling", "Audience", "Retention", "By", "Version"],
            number => [Id(number), $"Report {number}", "actions.deliverable", owner, "action/work-package", "jams-2-0/5", "Network", "Green", "", "none", "Ada Archivist", 1]);
        await Insert(database, count, "platform_document_version",
            ["DocumentId", "Number", "FileName", "ContentType", "Size", "Sha256", "By", "At", "Scan"],
            number => [Id(number), 1, $"résumé-{number}.pdf", number % 10 == 0 ? "text/csv; charset=utf-8" : "application/pdf", 1000, new string('a', 64), "Ada Archivist", Day(number) + " 08:00:00", "NotScanned"]);
    }

    /// <summary>Deliverables and tasks of an action, for the network, over five work packages; every second is done.</summary>
    public static async Task Plan(TestDatabase database, int count, string action)
    {
        ArgumentNullException.ThrowIfNull(database);
        string[] seen = ["IsDemo", "Edition", "Handling", "Audience", "Version"];
        await Insert(database, count, "actions_deliverable", ["Id", "ActionId", "WorkPackage", "Number", "Title", "Due", "Status", .. seen],
            number => [Id(number), action, (number % 5) + 1, $"D{(number % 5) + 1}.{number + 100}", $"Deliverable {number}", Day(number), number % 2 == 0 ? "Submitted" : "Planned", true, "Network", "Green", "", 1]);
        await Insert(database, count, "actions_task", ["Id", "ActionId", "WorkPackage", "Number", "Title", "Start", "End", "State", "After", .. seen],
            number => [Id(number), action, (number % 5) + 1, $"T{(number % 5) + 1}.{number + 100}", $"Task {number}", Day(number), Day(number + 30), number % 2 == 0 ? "Done" : "Doing", "[]", true, "Network", "Green", "", 1]);
    }

    // Made before everything else in the house.
    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"01000000-0000-7000-8000-{number:D12}");

    private static string Day(int number) => new DateOnly(2020, 1, 1).AddDays(number).ToString("O", CultureInfo.InvariantCulture);

    private static async Task Insert(TestDatabase database, int count, string table, IReadOnlyList<string> columns, Func<int, object[]> row)
    {
        foreach (var chunk in Enumerable.Range(1, count).Chunk(Rows))
        {
            var values = chunk.Select(number => $"({string.Join(", ", row(number).Select(Literal))})");
            await database.Execute($"INSERT INTO {table} ({string.Join(", ", columns.Select(name => $"\"{name}\""))}) VALUES {string.Join(",\n", values)}");
        }
    }

    private static string Literal(object value) => value switch
    {
        bool yes => yes ? "TRUE" : "FALSE",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => $"'{value}'",
    };
}
