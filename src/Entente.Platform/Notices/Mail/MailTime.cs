using System.Text.Json.Serialization;

namespace Entente.Platform.Notices.Mail;

/// <summary>When a person wants mail about a topic. The notice in the inbox is given in any case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailTime>))]
public enum MailTime
{
    /// <summary>No mail.</summary>
    Never,

    /// <summary>A minute after the first, with all that came in that minute.</summary>
    AtOnce,

    /// <summary>Every day at 07:00 in Brussels.</summary>
    Daily,

    /// <summary>Every Monday at 07:00 in Brussels.</summary>
    Weekly,
}
