using System.Net;
using System.Text;
using Kashf.Core.Results;
using Kashf.Media.Download;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Download;

/// <summary>
/// Names, addresses and servers of an internet that is all played by one server on this machine. Connections to any
/// address arrive there; which addresses the client meant is kept.
/// </summary>
internal sealed class PlayedInternet : IHostResolver, IDialer, IAsyncDisposable
{
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: Text/CSV; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello";

    public static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    private readonly Dictionary<string, Queue<IPAddress[]>> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<Stream, CancellationToken, Task>> pages = new(StringComparer.Ordinal);
    private readonly LoopbackServer server;
    private readonly TcpDialer tcp = new();

    public PlayedInternet(bool keepsConnections = false) => server = new LoopbackServer(AnswerAsync, keepsConnections);

    public List<string> LookedUp { get; } = [];

    public List<(IPAddress[] Addresses, int Port)> Dialled { get; } = [];

    public IReadOnlyList<string> Requests => server.Requests;

    /// <summary>Each look-up of the name takes the next answer; the last one stays.</summary>
    public PlayedInternet Name(string host, params string[][] answers)
    {
        names[host] = new Queue<IPAddress[]>(answers.Select(answer => Array.ConvertAll(answer, IPAddress.Parse)));
        return this;
    }

    /// <summary>Serves exact bytes at a host and path; the host gets a public address unless it was named before.</summary>
    public PlayedInternet Page(string hostAndPath, string response) =>
        Page(hostAndPath, (stream, cancellation) => stream.WriteAsync(Encoding.Latin1.GetBytes(response), cancellation).AsTask());

    public PlayedInternet Page(string hostAndPath, Func<Stream, CancellationToken, Task> answer)
    {
        pages[hostAndPath] = answer;
        names.TryAdd(hostAndPath.Split('/')[0], new Queue<IPAddress[]>([[Public]]));
        return this;
    }

    public DownloadClient Client(DownloadOptions? options = null)
    {
        var given = Options.Create(options ?? new DownloadOptions());
        return new DownloadClient(new AddressGuard(this, given), new PinnedHttp(this, given), given, TimeProvider.System);
    }

    public static string RedirectTo(string location, int status = 302) =>
        $"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";

    public async Task<(Result<DownloadedFile> File, string Copy)> DownloadAsync(string url, DownloadOptions? options = null)
    {
        using var copy = new MemoryStream();
        var file = await Client(options).DownloadAsync(
            new Uri(url, UriKind.RelativeOrAbsolute), copy, new DownloadLimits(1_000_000), TestContext.Current.CancellationToken);
        return (file, Encoding.UTF8.GetString(copy.ToArray()));
    }

    public async Task<Error> RefusedAsync(string url, string code, DownloadOptions? options = null)
    {
        var (file, _) = await DownloadAsync(url, options);
        Assert.Equal(code, file.Error?.Code);
        return file.Error!;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
    {
        LookedUp.Add(host);
        if (!names.TryGetValue(host, out var answers))
            return Task.FromResult<IReadOnlyList<IPAddress>>([]);
        return Task.FromResult<IReadOnlyList<IPAddress>>(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    public Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        Dialled.Add((addresses, port));
        return tcp.ConnectAsync([IPAddress.Loopback], server.Port, cancellation);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(string head, Stream stream, CancellationToken cancellation)
    {
        var host = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Host: ", StringComparison.OrdinalIgnoreCase))?[6..].Split(':')[0];
        if (host is null)
            return Task.CompletedTask;
        return pages.TryGetValue(host + head.Split(' ', 3)[1], out var answer)
            ? answer(stream, cancellation)
            : stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellation).AsTask();
    }
}
