using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Serves files over HTTP on a port of this machine, well-behaved and not, and remembers what was asked for.</summary>
internal sealed class FileHost : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly List<Task> connections = [];
    private int asked;

    public FileHost()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Name => listener.LocalEndpoint.ToString()!;

    /// <summary>Requests so far.</summary>
    public int Asked => Volatile.Read(ref asked);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1, leaveOpen: true);
                var path = (await reader.ReadLineAsync(stop.Token) ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
                while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 })
                    continue;
                Interlocked.Increment(ref asked);
                await AnswerAsync(path, client.GetStream());
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The other side hung up.
            }
        }
    }

    private async Task AnswerAsync(string path, NetworkStream stream)
    {
        var csv = "content\nخوب\nبد\n";
        var answer = path switch
        {
            "/good.csv" => Head("200 OK", "text/csv", csv.Length + 5) + csv,
            "/unending.csv" => "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\ncontent\n",
            "/cut.csv" => Head("200 OK", "text/csv", 1_000) + csv,
            "/page" => Head("200 OK", "text/html", csv.Length + 5) + csv,
            "/hidden-page.csv" => Head("200 OK", "text/csv", 22) + "<html><body>\n</html>\n ",
            "/moved.csv" => Redirect("/good.csv"),
            "/loop.csv" => Redirect("/loop.csv"),
            "/inside.csv" => Redirect("http://169.254.169.254/latest/meta-data/"),
            "/file.csv" => Redirect("file:///etc/passwd"),
            _ => Head("404 Not Found", "text/plain", 0),
        };
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop.Token);
        while (path == "/unending.csv")
            await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("یک خط دیگر\n", 1_000))), stop.Token);
    }

    private static string Head(string status, string mediaType, int length) =>
        $"HTTP/1.1 {status}\r\nContent-Type: {mediaType}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n";

    private static string Redirect(string to) => $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}
