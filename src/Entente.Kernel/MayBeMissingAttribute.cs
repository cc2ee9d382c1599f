namespace Entente.Kernel;

/// <summary>
/// Lets a program leave a property of its request out, which then means null or false. Every other property must be there, so that
/// nothing is wiped or closed because somebody forgot it; to wipe is to say null.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MayBeMissingAttribute : Attribute;
