using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Entente.Benchmarks;

/// <summary>
/// Readers in a process of their own, so that what they take is not counted as the host's: each keeps one connection and asks for the same
/// page again as soon as it is there, taking it packed as a browser does. Says how many pages came, how long it took, and how long one is.
/// </summary>
internal static class Readers
{
    public static async Task<int> Run(int port, int readers, double seconds, string page, string cookie)
    {
        var ask = Encoding.ASCII.GetBytes($"GET {page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: en\r\n"
            + (cookie == "-" ? "" : $"Cookie: {cookie}\r\n") + "\r\n");
        var watch = Stopwatch.StartNew();
        var taken = await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Task.Run(() => Read(port, ask, watch, TimeSpan.FromSeconds(seconds)))));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken.Sum(one => one.Pages)} {watch.Elapsed.TotalSeconds} {taken[0].Bytes}"));
        return 0;
    }

    private static async Task<(int Pages, int Bytes)> Read(int port, byte[] ask, Stopwatch watch, TimeSpan until)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        var room = new byte[256 * 1024];
        var (pages, bytes) = (0, 0);
        for (; watch.Elapsed < until; pages++)
        {
            await socket.SendAsync(ask);
            bytes = 0;
            do
            {
                var came = await socket.ReceiveAsync(room.AsMemory(bytes));
                if (came == 0)
                    throw new InvalidOperationException("The host hung up: " + Encoding.ASCII.GetString(room, 0, Math.Min(bytes, 400)));
                bytes += came;
            }
            while (!IsWhole(room.AsSpan(0, bytes)));
            if (!room.AsSpan(0, 12).SequenceEqual("HTTP/1.1 200"u8))
                throw new InvalidOperationException(Encoding.ASCII.GetString(room, 0, Math.Min(bytes, 400)));
        }

        return (pages, bytes);
    }

    // Either the length was said, or the last piece is an empty one.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var said = answer[..head].IndexOf("\r\nContent-Length: "u8);
        if (said < 0)
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        var number = answer[(said + 18)..head];
        var end = number.IndexOf((byte)'\r');
        return answer.Length - head - 4 >= int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture);
    }
}
