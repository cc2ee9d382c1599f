using Entente.Look.Languages;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Search;

/// <summary>The search over things of all rooms.</summary>
internal sealed class SearchSetup : ISetup
{
    public void AddServices(IServiceCollection services) => services.AddProblemTexts<SearchTexts>();

    public void MapApi(IEndpointRouteBuilder api) => SearchApi.Map(api);

    public void Work(JobKinds jobs) => jobs.Add<RebuildSearch, RebuildSearch.Everything, PlatformDb>(RebuildSearch.Kind);
}
