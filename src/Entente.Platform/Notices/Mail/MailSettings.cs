using System.ComponentModel.DataAnnotations;

namespace Entente.Platform.Notices.Mail;

/// <summary>How mail goes out; configuration section <c>Mail</c>. With neither a server nor a folder, this house sends no mail.</summary>
public sealed record MailSettings : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The mail server.</summary>
    public SmtpRules Smtp { get; init; } = new();

    /// <summary>A folder into which mails are put as <c>.eml</c> files, for another program to send; a server goes before it.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "";

    /// <summary>Where people find this house, such as <c>https://entente.agency.example</c>; default <c>ENTENTE_URL</c>.</summary>
    public string Site { get; init; } = "";

    /// <summary>How long mail "at once" waits from the first notice on, so that what comes together goes together; default a minute.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A server that has not taken a mail by then is left alone for a while; default 30 seconds, at most a minute.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>True when this house sends mail.</summary>
    public bool Sends => Smtp.Host.Length > 0 || Folder.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Sends)
            yield break;
        if (!Mailbox.IsAddress(From))
            yield return new("Mail:From must be one plain e-mail address, such as entente@agency.example.", [nameof(From)]);
        if (Site.Length > 0 && !(Uri.TryCreate(Site, UriKind.Absolute, out var site) && site.Scheme is "http" or "https"))
            yield return new("Mail:Site must be the http or https address of this house, such as https://entente.agency.example.", [nameof(Site)]);
        if (TimeLimit <= TimeSpan.Zero || TimeLimit > TimeSpan.FromMinutes(1))
            yield return new("Mail:TimeLimit must be longer than nothing and at most a minute (00:01:00).", [nameof(TimeLimit)]);
    }
}

/// <summary>The mail server; configuration section <c>Mail:Smtp</c>.</summary>
public sealed record SmtpRules
{
    /// <summary>Its name; empty for none.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port; default 25.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 25;

    /// <summary>True to speak TLS, without which no mail is given: by STARTTLS, at port 465 from the first byte; default false.</summary>
    public bool Tls { get; init; }

    /// <summary>Who signs in there; empty for nobody.</summary>
    public string User { get; init; } = "";

    /// <summary>With this password.</summary>
    public string Password { get; init; } = "";
}
