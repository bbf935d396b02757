using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Serves image files over HTTP on a port of this machine, and behaves badly where its address says so.</summary>
public sealed class ImageHost : IAsyncDisposable
{
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(200);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, byte[]> files = new();
    private readonly ConcurrentDictionary<string, int> asked = new();
    private readonly List<Task> connections = [];
    private readonly Task accepting;

    public ImageHost()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Name => listener.LocalEndpoint.ToString()!;

    /// <summary>How long each answer is kept back.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>An address that is accepted and never answered.</summary>
    public string Hanging => Url("hang");

    /// <summary>An address that sends its file byte by byte.</summary>
    public string Dripping => Url("drip");

    /// <summary>An address that promises 30 MB.</summary>
    public string Large => Url("large");

    public string Url(string name) => $"http://{Name}/{name}";

    /// <returns>The file's address.</returns>
    public string Add(string name, byte[] file)
    {
        files[$"/{name}"] = file;
        return Url(name);
    }

    /// <summary>How often an address was asked for.</summary>
    public int AskedFor(string url) => asked.GetValueOrDefault(new Uri(url).AbsolutePath);

    /// <summary>How often each address was asked for that was.</summary>
    public IReadOnlyDictionary<string, int> Asked => asked.ToDictionary(pair => pair.Key, pair => pair.Value);

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
                // A client that is killed may have connected and not asked.
                if (path.Length == 0)
                    return;
                asked.AddOrUpdate(path, 1, (_, count) => count + 1);
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
        const int promised = 30_000_000, dripped = 100_000;
        switch (path)
        {
            case "/hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
                break;
            case "/drip":
                await stream.WriteAsync(Head("200 OK", dripped), stop.Token);
                while (true)
                {
                    await stream.WriteAsync("x"u8.ToArray(), stop.Token);
                    await Task.Delay(DripPause, TimeProvider.System, stop.Token);
                }

            case "/large":
                await stream.WriteAsync(Head("200 OK", promised), stop.Token);
                break;
            default:
                await Task.Delay(Pause, TimeProvider.System, stop.Token);
                var found = files.TryGetValue(path, out var file);
                await stream.WriteAsync(Head(found ? "200 OK" : "404 Not Found", file?.Length ?? 0), stop.Token);
                await stream.WriteAsync(file ?? [], stop.Token);
                break;
        }
    }

    private static byte[] Head(string status, int length) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: image/jpeg\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"));
}
