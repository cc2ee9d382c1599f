using System.Text;

namespace Entente.Platform.Hosting;

/// <summary>Writes addresses on this host.</summary>
internal static class LocalUrl
{
    /// <summary>A path with one query value; without it when the value says nothing.</summary>
    public static string With(string path, string name, string? value) =>
        value is null or "" or "/" ? path : $"{path}?{name}={Uri.EscapeDataString(value)}";

    /// <summary>The same address as a header may hold it: letters beyond ASCII as the bytes that a browser would send for them.</summary>
    public static string InHeader(string address) => Ascii.IsValid(address)
        ? address
        : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
