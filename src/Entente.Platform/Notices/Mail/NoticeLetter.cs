using System.Globalization;
using System.Text;
using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Entente.Platform.Notices.Mail;

/// <summary>
/// Writes the mail about notices. Mail passes through strange hands, so it says how many there are of which sort and where to read
/// them; the sentence of a notice, which holds codes and days and never a title or a name, only where its thing allows it.
/// </summary>
public sealed class NoticeLetter(NoticeWords words, IStringLocalizer<NoticeTexts> texts, IOptions<MailSettings> rules, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>So many sentences of a topic; of more the mail says how many.</summary>
    private const int MostSentences = 10;

    /// <summary>The mail in the person's language.</summary>
    /// <param name="address">A plain address, as <see cref="Mailbox.IsAddress"/> takes it.</param>
    /// <param name="language">The person's language; null for English.</param>
    /// <param name="notices">The new notices, oldest first; at least one.</param>
    public MimeMessage Write(string address, string? language, IReadOnlyList<Notice> notices)
    {
        ArgumentNullException.ThrowIfNull(notices);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language ?? "en");
            return Write(address, notices);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private MimeMessage Write(string address, IReadOnlyList<Notice> notices)
    {
        var total = Plural.Say(texts, notices.Count, "letter.one", "letter.many");
        var body = new StringBuilder(total).Append("\r\n\r\n");
        foreach (var topic in notices.GroupBy(notice => notice.Topic).OrderBy(topic => topic.Key, StringComparer.Ordinal))
        {
            body.Append(texts["letter.line", words.Topic(topic.Key), Formats.Count(topic.Count())].Value).Append("\r\n");
            foreach (var notice in topic.Where(notice => notice.MayBeMailed).Take(MostSentences))
                body.Append("   ").Append(words.Say(notice)).Append("\r\n");
        }

        body.Append("\r\n").Append(texts["letter.read", Link("me/notices")].Value)
            .Append("\r\n").Append(texts["letter.stop", Link("me/settings/notices")].Value).Append("\r\n");

        var mail = new MimeMessage
        {
            Subject = texts["letter.subject", total],
            Body = new TextPart("plain") { Text = body.ToString() },
            Date = clock.GetUtcNow(),
            // No two mails count the same last notice, and one that is repeated has the same name: a mailbox can tell them apart.
            MessageId = $"{notices[^1].Id:N}@{rules.Value.From.Split('@')[1]}",
        };
        mail.From.Add(new MailboxAddress("Entente", rules.Value.From));
        mail.To.Add(new MailboxAddress("", address));
        mail.Headers.Add("List-Unsubscribe", $"<{Link("me/settings/notices")}>");
        // RFC 3834: no answering machine shall answer it.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private Uri Link(string path)
    {
        var site = rules.Value.Site.Length > 0 ? rules.Value.Site : configuration["ENTENTE_URL"] is { Length: > 0 } url ? url : "http://127.0.0.1:5080";
        return new Uri(new Uri(site.TrimEnd('/') + "/"), path);
    }
}
