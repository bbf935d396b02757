using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kashf.Media.Tests.Download;

/// <summary>Answers HTTP on a port of this machine, byte by byte as a test wants it, well-behaved or not.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private readonly bool keepsOpen;
    private readonly Task accepting;
    private readonly Lock guard = new();
    private readonly List<string> requests = [];
    private readonly List<Task> connections = [];

    /// <param name="answer">Takes the request's head and writes to the connection.</param>
    /// <param name="keepsOpen">Whether a connection waits for further requests; otherwise it is closed after the first.</param>
    public LoopbackServer(Func<string, Stream, CancellationToken, Task> answer, bool keepsOpen = false)
    {
        this.answer = answer;
        this.keepsOpen = keepsOpen;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (guard)
                return [.. requests];
        }
    }

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
        while (!stop.IsCancellationRequested)
        {
            try
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                do
                {
                    if (await ReadHeadAsync(stream) is not { Length: > 0 } head)
                        return;
                    lock (guard)
                        requests.Add(head);
                    await answer(head, stream, stop.Token);
                }
                while (keepsOpen);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client hung up, which several tests want.
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, stop.Token) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
