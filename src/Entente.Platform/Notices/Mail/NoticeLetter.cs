using System.Globalization;
using System.Net.Mail;
using System.Text;
using Entente.Platform.Components;
using Entente.Platform.Languages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Notices.Mail;

/// <summary>
/// Writes the mail about notices. Mail passes through strange hands, so it says how many there are of which sort and where to read
/// them: no title, no name, no sentence of a notice. It is not even given any.
/// </summary>
public sealed class NoticeLetter(NoticeWords words, IStringLocalizer<NoticeTexts> texts, IOptions<MailRules> rules, IConfiguration configuration)
{
    /// <summary>The mail in the person's language.</summary>
    /// <param name="address">A plain address, as <see cref="Mailbox.IsAddress"/> takes it.</param>
    /// <param name="language">The person's language; null for English.</param>
    /// <param name="counts">How many new notices there are of each topic.</param>
    public MailMessage Write(string address, string? language, IReadOnlyDictionary<string, int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language ?? "en");
            return Write(address, counts);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private MailMessage Write(string address, IReadOnlyDictionary<string, int> counts)
    {
        var total = Plural.Say(texts, counts.Values.Sum(), "letter.one", "letter.many");
        var body = new StringBuilder(total).Append("\r\n\r\n");
        foreach (var (topic, count) in counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            body.Append(texts["letter.line", words.Topic(topic), Formats.Count(count)].Value).Append("\r\n");
        body.Append("\r\n").Append(texts["letter.read", Link("me/notices")].Value)
            .Append("\r\n").Append(texts["letter.stop", Link("me/settings/notices")].Value).Append("\r\n");

        var mail = new MailMessage(new MailAddress(rules.Value.From, "Entente"), new MailAddress(address))
        {
            Subject = texts["letter.subject", total],
            SubjectEncoding = Encoding.UTF8,
            Body = body.ToString(),
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
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
