using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Entente.Platform.Access;

/// <summary>
/// The permission that opens a door (a page or a route). Holding it in any scope is enough to come in; whether the asker may do
/// it to this very thing is decided inside, by <see cref="Actor.May(string, Scope)"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PermissionAttribute(string code) : AuthorizeAttribute, IAuthorizationRequirementData
{
    /// <summary><c>room.verb</c>.</summary>
    public string Code => code;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionRequirement(code)];
}

/// <summary>A permission asked at a door.</summary>
internal sealed record PermissionRequirement(string Code) : IAuthorizationRequirement;

/// <summary>Opens a door to whoever holds its permission in some scope.</summary>
internal sealed class PermissionGate(CurrentActor current) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (current.Actor.May(requirement.Code))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Says the permission of a route where it is mapped.</summary>
public static class PermissionOnRoutes
{
    /// <summary>The door opens to holders of <paramref name="permission"/> only.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(new PermissionAttribute(permission));
}
