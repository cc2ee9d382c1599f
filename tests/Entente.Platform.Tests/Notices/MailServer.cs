using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entente.Platform.Tests.Notices;

/// <summary>A mail server on this machine that speaks as much SMTP as a test needs, and misbehaves when it is told to.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task work;

    public MailServer()
    {
        listener.Start();
        work = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails that it took, headers and all, as they came.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>True to accept connections and never say a word.</summary>
    public bool Hangs { get; set; }

    /// <summary>The answer to a mail's sender, 421 for a server that takes nothing.</summary>
    public string ToSender { get; set; } = "250 ok";

    /// <summary>The answer to a recipient's address.</summary>
    public Func<string, string> ToRecipient { get; set; } = _ => "250 ok";

    /// <summary>The answer to a mail that is there, by its text: 554 for one that it thinks is spam.</summary>
    public Func<string, string> ToMail { get; set; } = _ => "250 taken";

    /// <summary>What happens when a mail is there and before that is said.</summary>
    public Func<Task> Taken { get; set; } = () => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.Dispose();
    }

    private async Task Serve()
    {
        while (!over.IsCancellationRequested)
        {
            var caller = await listener.AcceptTcpClientAsync(over.Token);
            _ = Talk(caller);
        }
    }

    private async Task Talk(TcpClient caller)
    {
        using var line = caller;
        using var reader = new StreamReader(caller.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(caller.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, over.Token);
            return;
        }

        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(over.Token) is { } said)
        {
            switch (said.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "MAIL":
                    await writer.WriteLineAsync(ToSender);
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(ToRecipient(said));
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = await Mail(reader);
                    var answer = ToMail(mail);
                    if (answer.StartsWith('2'))
                        Mails.Enqueue(mail);
                    await Taken();
                    await writer.WriteLineAsync(answer);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<string> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(over.Token) is { } line && line != ".")
            mail.Append(line).Append('\n');
        return mail.ToString();
    }
}
