using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Entente.Platform.Notices.Mail;

/// <summary>The server can be reached and takes mail, but not this one: for its address, or for what stands in it.</summary>
public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);

/// <summary>Gives one mail to the mail server, or puts it into the folder, as this house was told.</summary>
public sealed class MailDoor(IOptions<MailSettings> rules)
{
    // By the convention of RFC 8314 TLS is spoken there from the first byte.
    private const int TlsFromTheStart = 465;

    /// <summary>Returns when the mail was taken.</summary>
    /// <exception cref="MailRefusedException">This mail is refused; others may be taken.</exception>
    /// <exception cref="TimeoutException">The server did not answer in time.</exception>
    /// <exception cref="Exception">The server cannot be reached or takes nothing (or the folder is full).</exception>
    public async Task Give(MimeMessage mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (rules.Value.Smtp.Host.Length == 0)
        {
            await PutIntoFolder(mail, stop);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(rules.Value.TimeLimit);
        try
        {
            await Send(mail, limit.Token);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not take the mail within {rules.Value.TimeLimit.TotalSeconds:0} seconds.", late);
        }
    }

    private async Task Send(MimeMessage mail, CancellationToken stop)
    {
        var smtp = rules.Value.Smtp;
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp switch
        {
            { Tls: false } => SecureSocketOptions.None,
            { Port: TlsFromTheStart } => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        }, stop);
        if (smtp.User.Length > 0)
            await client.AuthenticateAsync(smtp.User, smtp.Password, stop);
        try
        {
            await client.SendAsync(mail, stop);
        }
        catch (SmtpCommandException refused) when (IsOfThisMail(refused))
        {
            throw new MailRefusedException(refused.Message, refused);
        }

        await Leave(client, stop);
    }

    // A refused sender is the house's trouble, 421 the server's, at whatever moment it is said.
    private static bool IsOfThisMail(SmtpCommandException refused) =>
        refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && refused.StatusCode != SmtpStatusCode.ServiceNotAvailable;

    // The mail is taken: a server that does not say goodbye changes nothing.
    private static async Task Leave(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception gone) when (gone is IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            return;
        }
    }

    // Whoever sends the files must never find half of one. The same mail given twice is one file.
    private async Task PutIntoFolder(MimeMessage mail, CancellationToken stop)
    {
        var folder = Path.GetFullPath(rules.Value.Folder);
        Directory.CreateDirectory(folder);
        var id = mail.MessageId ?? throw new ArgumentException("A mail needs a Message-ID.", nameof(mail));
        var name = Path.Combine(folder, id.Split('@')[0]);
        await mail.WriteToAsync($"{name}.part", stop);
        File.Move($"{name}.part", $"{name}.eml", overwrite: true);
    }
}
