using System.Net.Mail;
using Entente.Kernel;
using Entente.Platform.Audit;

namespace Entente.Platform.Notices.Mail;

/// <summary>What a person wants to be mailed about one topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Time">When.</param>
/// <param name="Since">Only notices from this moment on: whoever begins to want mail gets none about the past.</param>
public sealed record MailWish(string Topic, MailTime Time, DateTimeOffset Since);

/// <summary>Where and when a person wants mail about notices.</summary>
public sealed class Mailbox : Entity
{
    /// <summary>The longest address, RFC 5321 section 4.5.3.1.3.</summary>
    public const int LongestAddress = 254;

    /// <summary>Whose it is.</summary>
    public required Guid Account { get; init; }

    /// <summary>Where mail goes; null for nowhere.</summary>
    [Secret]
    public string? Address { get; private set; }

    /// <summary>When the person wants mail, by topic; topics that are left out bring none.</summary>
    public IReadOnlyList<MailWish> Wishes { get; private set; } = [];

    /// <summary>Mails that the server refused for this address since the last that it took.</summary>
    [NotAudited("How mail goes out at present, not what its owner states.")]
    public int Failures { get; private set; }

    /// <summary>Not before this moment; null for at once.</summary>
    [NotAudited("How mail goes out at present, not what its owner states.")]
    public DateTimeOffset? RetryAt { get; private set; }

    /// <summary>Why the last mail was refused; null when it was taken.</summary>
    [NotAudited("How mail goes out at present, not what its owner states.")]
    public string? LastError { get; private set; }

    /// <summary>When the person wants mail about a topic.</summary>
    public MailTime TimeOf(string topic) => Wish(topic)?.Time ?? MailTime.Never;

    /// <summary>
    /// True for one plain address: ASCII, no display name, no list, no spaces or line ends, so that nothing of it can become a header
    /// of its own.
    /// </summary>
    public static bool IsAddress(string? text) => text is { Length: > 0 and <= LongestAddress }
        && text.All(letter => letter is > ' ' and < '\x7f' and not ('"' or ',' or ';' or '<' or '>' or '(' or ')' or '\\'))
        && MailAddress.TryCreate(text, out var read) && read.Address == text && read.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>The person says where and when.</summary>
    /// <param name="address">A plain address; null for nowhere.</param>
    /// <param name="times">When, by topic.</param>
    /// <param name="now">From when on.</param>
    [TellsNobody("Which mails somebody wants is nobody else's matter.")]
    internal Result<Done> Keep(string? address, IReadOnlyDictionary<string, MailTime> times, DateTimeOffset now)
    {
        if (address is not null && !IsAddress(address))
        {
            return Refused(new(nameof(Address), "platform.mail-address-malformed",
                "Give one plain e-mail address, such as anna@agency.example: no name before it and no second one."));
        }

        if (address is null && times.Values.Any(time => time != MailTime.Never))
            return Refused(new(nameof(Address), "platform.mail-address-missing", "Say where mail shall go, or choose no mail everywhere."));

        if (address != Address)
            (Failures, RetryAt, LastError) = (0, null, null);
        Address = address;
        Wishes = [.. times.Where(wanted => wanted.Value != MailTime.Never).OrderBy(wanted => wanted.Key, StringComparer.Ordinal)
            .Select(wanted => new MailWish(wanted.Key, wanted.Value, Wish(wanted.Key)?.Since ?? now))];
        return new Done();
    }

    private MailWish? Wish(string topic) => Wishes.FirstOrDefault(wish => wish.Topic == topic);

    private static Problem Refused(Fault fault) => Problem.Rule("platform.form-faulty", "Some fields need another look.") with { Faults = [fault] };
}
