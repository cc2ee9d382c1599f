using Entente.Look.Languages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Calendars;

/// <summary>Days as a calendar that other programs subscribe to.</summary>
internal sealed class CalendarsSetup : ISetup
{
    public void AddServices(IServiceCollection services) => services.AddProblemTexts<CalendarTexts>();

    public void MapFiles(IEndpointRouteBuilder pages) => ReadFeed.Map(pages);
}
