using System.Text.Json;

namespace Entente.Testing;

/// <summary>The accounts that the demo brings along, as its file states them.</summary>
public static class DemoAccounts
{
    private static readonly JsonElement File = JsonDocument.Parse(
        System.IO.File.ReadAllText(Repository.File("demo/accounts.json"))).RootElement;

    /// <summary>The one password of all demo accounts.</summary>
    public static string Password => File.GetProperty("password").GetString()!;

    /// <summary>The names to sign in with.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. File.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("name").GetString()!)];
}
