namespace Entente.Platform.Hosting;

/// <summary>Whose rules say how large a file may be.</summary>
public enum FileOf
{
    /// <summary>A document: <c>Entente:Documents:MostBytes</c>.</summary>
    Document,

    /// <summary>A sheet that is brought back: <c>Entente:Sheets:MostBytes</c>.</summary>
    Sheet,
}

/// <summary>
/// Stands on a page whose form has a file, and on a route that takes one. Everywhere else a request is a form, or what a program
/// says, and small.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFileAttribute : Attribute
{
    /// <summary>A file as large as the rules of its kind say.</summary>
    public TakesFileAttribute(FileOf of = FileOf.Document) => Of = of;

    /// <summary>A file of at most so many bytes.</summary>
    public TakesFileAttribute(int mostBytes) => MostBytes = mostBytes;

    /// <summary>Whose rules count, when no size is stated.</summary>
    public FileOf Of { get; }

    /// <summary>The largest file in bytes; null when the rules say it.</summary>
    public long? MostBytes { get; }
}
