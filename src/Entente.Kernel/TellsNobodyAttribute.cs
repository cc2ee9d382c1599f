namespace Entente.Kernel;

/// <summary>On a method of an <see cref="Entity"/> that changes it and tells no fact: nobody else needs to know.</summary>
/// <param name="because">Why not, for whoever looks for the fact.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TellsNobodyAttribute(string because) : Attribute
{
    /// <summary>Why not.</summary>
    public string Because => because;
}
