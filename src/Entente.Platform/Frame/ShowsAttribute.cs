namespace Entente.Platform.Frame;

/// <summary>
/// Says of which thing a page is that does not lie below a joint action, so that it stands in the frame of the action to which the thing belongs.
/// </summary>
/// <param name="kind">The thing's kind.</param>
/// <param name="parameter">The parameter of the address that is its key.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsAttribute(string kind, string parameter) : Attribute
{
    /// <summary>The thing's kind.</summary>
    public string Kind => kind;

    /// <summary>The parameter of the address that is its key.</summary>
    public string Parameter => parameter;
}
