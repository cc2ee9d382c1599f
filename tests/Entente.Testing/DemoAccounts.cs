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
    public static IReadOnlyList<string> Names { get; } = [.. All().Select(account => account.GetProperty("name").GetString()!)];

    /// <summary>True when the account belongs to a national authority.</summary>
    public static bool IsNational(string name) => Of(name).GetProperty("authority").ValueKind == JsonValueKind.String;

    /// <summary>True when its role counts in the joint action, or in something that lies in it.</summary>
    public static bool HasPartIn(string action, string name) =>
        Of(name).GetProperty("scope").GetString() is { } scope && (scope == action || scope.StartsWith(action + "/", StringComparison.Ordinal));

    private static JsonElement Of(string name) => All().Single(account => account.GetProperty("name").GetString() == name);

    private static JsonElement.ArrayEnumerator All() => File.GetProperty("accounts").EnumerateArray();
}
