using Entente.Platform.Notices.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Notices;

/// <summary>Puts notices and their mail into a host.</summary>
internal static class NoticesSetup
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<NoticeWords>();
        services.AddSingleton<MailDoor>();
        services.AddSingleton<NoticeLetter>();
        services.AddSingleton<MailSender>();
        services.AddOptions<NoticeRules>().BindConfiguration(NoticeRules.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailRules>().BindConfiguration(MailRules.Section).ValidateDataAnnotations().ValidateOnStart();
    }
}
