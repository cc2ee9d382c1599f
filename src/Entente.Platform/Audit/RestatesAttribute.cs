namespace Entente.Platform.Audit;

/// <summary>
/// Stands at a migration that follows one which changed, by SQL, values of audited things: before it is entered, each of these things whose
/// value is not what its lines say gets a line, as if the migration before had saved. Twice is harmless: then nothing differs any more.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="columns">The columns that were written.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RestatesAttribute(string table, params string[] columns) : Attribute
{
    /// <summary>The table.</summary>
    public string Table => table;

    /// <summary>The columns that were written.</summary>
    public IReadOnlyList<string> Columns => columns;
}
