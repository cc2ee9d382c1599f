namespace Entente.Platform.Hosting;

/// <summary>Writes addresses on this host.</summary>
internal static class LocalUrl
{
    /// <summary>A path with one query value; without it when the value says nothing.</summary>
    public static string With(string path, string name, string? value) =>
        value is null or "" or "/" ? path : $"{path}?{name}={Uri.EscapeDataString(value)}";
}
