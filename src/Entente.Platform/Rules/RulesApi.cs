using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Rules;

/// <summary>The routes of the rules.</summary>
internal static class RulesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules").WithTags("Rules").RequirePermission(PlatformPermissions.Use);
        rules.MapGet("/", ReadRules.AllApi).WithSummary("Every version of every rule, with provenance").WithName("list-rules");
        rules.MapGet("/{code}", ReadRules.VersionsApi).WithSummary("The versions of a rule, the latest first").WithName("get-rule");
        rules.MapGet("/deadline", ComputeDeadline.Api).WithSummary("Compute a deadline under Regulation 1182/71").WithName("compute-deadline");
    }
}
