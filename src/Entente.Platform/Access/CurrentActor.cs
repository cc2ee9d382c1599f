using Entente.Kernel.Access;

namespace Entente.Platform.Access;

/// <summary>Who is at work in this request, job or command; asked once at its start.</summary>
public sealed class CurrentActor
{
    /// <summary>Nobody until someone signs in.</summary>
    public Actor Actor { get; private set; } = Actor.Nobody;

    /// <summary>Called once, by the sign-in, the sender or the command line.</summary>
    public void Become(Actor actor) => Actor = actor;
}
