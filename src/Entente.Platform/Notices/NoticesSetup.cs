using Entente.Look.Languages;
using Entente.Platform.Notices.Mail;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Notices;

/// <summary>Notices and their mail.</summary>
internal sealed class NoticesSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<NoticeWords>();
        services.AddSingleton<MailDoor>();
        services.AddSingleton<NoticeLetter>();
        services.AddSingleton<MailSender>();
        services.AddOptions<NoticeSettings>().BindConfiguration(NoticeSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddProblemTexts<NoticeTexts>();
    }

    public void AddWebServices(IServiceCollection services)
    {
        services.AddScoped<NoticesInBar>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
    }

    public void MapApi(IEndpointRouteBuilder api) => NoticesApi.Map(api);
}
