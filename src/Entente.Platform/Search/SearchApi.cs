using Entente.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Search;

/// <summary>The routes of the search.</summary>
internal static class SearchApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var search = api.MapGroup("/search").WithTags("Search");
        search.MapGet("/", SearchAnything.Api).WithSummary("Find things by words")
            .WithDescription("All words must be found; \"in quotes\" one behind the other; the last one may be the beginning of a word. 20 hits a page, 1,000 at most.")
            .WithName("search").RequirePermission(PlatformPermissions.Use);
        search.MapPost("/rebuild", RebuildSearch.Api).WithSummary("Build the search index anew, as a job").WithName("rebuild-search")
            .RequirePermission(PlatformPermissions.Administer);
    }
}
