namespace Entente.Actions.Tests.Import;

/// <summary>All that is stored, to compare before with after.</summary>
internal static class Tables
{
    /// <summary>Every row of the room, of the audit trail and of the outbox, in a fixed order.</summary>
    public static Task<IReadOnlyList<string>> Dump(this House house)
    {
        // A house opens when it is first looked into; its demo is loaded then.
        Assert.NotNull(house.Services);
        return Dump(house.Database, "actions_", "platform_audit", "platform_outbox");
    }

    /// <summary>Every row of the tables whose names begin so; none where there is no table.</summary>
    public static async Task<IReadOnlyList<string>> Dump(TestDatabase database, params string[] beginnings)
    {
        var names = await Names(database);
        var rows = new List<string>();
        foreach (var name in names.Where(name => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal))
            && !name.EndsWith("_migrations", StringComparison.Ordinal)))
        {
            // The sender marks what it has sent, and the chainer gives lines their places, whenever they come by; signing in and tokens leave
            // lines of their own in the trail.
            var columns = name switch
            {
                "platform_outbox" => "\"Id\", \"Kind\", \"Body\"",
                "platform_audit" => "\"Sequence\", \"At\", \"Actor\", \"Kind\", \"Thing\", \"Key\", \"Before\", \"After\"",
                _ => "*",
            };
            if (name is "platform_audit_head" or "platform_audit_pending")
                continue;
            var only = name == "platform_audit" ? "WHERE \"Thing\" LIKE 'actions%'" : "";
            rows.AddRange((await database.Read($"SELECT {columns} FROM \"{name}\" {only}")).Select(row => $"{name}: {row}").Order(StringComparer.Ordinal));
        }

        return rows;
    }

    /// <summary>The tables that are there.</summary>
    public static async Task<IReadOnlyList<string>> Names(TestDatabase database) =>
        [.. (await database.Read(database.Settings.IsPostgres
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table'")).Order(StringComparer.Ordinal)];
}

/// <summary>How a program imports.</summary>
internal static class Importing
{
    public static async Task<HttpResponseMessage> Import(this HttpClient program, byte[] content, string query = "")
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new("application/json");
        return await program.PostAsync(new Uri("/api/v1/programmes/import" + query, UriKind.Relative), body);
    }
}
