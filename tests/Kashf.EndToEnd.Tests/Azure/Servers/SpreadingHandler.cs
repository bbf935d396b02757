namespace Kashf.EndToEnd.Tests.Azure.Servers;

/// <summary>Sends each request to one of several servers.</summary>
internal sealed class SpreadingHandler(IReadOnlyList<Uri> servers, Random random) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly Lock turn = new();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(Next(), request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }

    private Uri Next()
    {
        lock (turn)
            return servers[random.Next(servers.Count)];
    }
}
