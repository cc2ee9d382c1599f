using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Notices.Mail;

/// <summary>Gives one mail to the mail server, or puts it into the folder, as this house was told.</summary>
public sealed class MailDoor(IOptions<MailRules> rules)
{
    /// <summary>Returns when the mail was taken.</summary>
    /// <exception cref="SmtpFailedRecipientException">The server takes mail, but not for this address.</exception>
    /// <exception cref="SmtpException">The server cannot be reached or takes nothing.</exception>
    /// <exception cref="TimeoutException">The server did not answer in time.</exception>
    public async Task Give(MailMessage mail, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(rules.Value.TimeLimit);
        using var client = Client();
        try
        {
            // A server that never answers may not see the cancellation: closing the client, on the way out, ends the connection.
            await Task.Run(() => client.SendMailAsync(mail, limit.Token), limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not take the mail within {rules.Value.TimeLimit.TotalSeconds:0} seconds.", late);
        }
    }

    private SmtpClient Client()
    {
        var smtp = rules.Value.Smtp;
        if (smtp.Host.Length == 0)
        {
            var folder = Path.GetFullPath(rules.Value.Folder);
            Directory.CreateDirectory(folder);
            return new() { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }

        return new(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.Tls,
            Credentials = smtp.User.Length > 0 ? new NetworkCredential(smtp.User, smtp.Password) : null,
        };
    }
}
