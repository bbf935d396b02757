using System.Net;
using System.Text;
using Kashf.EndToEnd.Tests.Wire;
using Kashf.TestServices.Faults;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>The proxy does to requests what it says, and nothing to the others.</summary>
public sealed class FaultProxyTests : IAsyncLifetime
{
    private const string Path = "/dbs/a%2Fb?comp=list&x=%DB%B1";
    private const string Body = "بدنه‌ی درخواست";

    private readonly HttpClient http = new();
    private EchoStore store = null!;
    private FaultProxy proxy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await EchoStore.StartAsync();
        proxy = await FaultProxy.StartAsync(store.Port, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await proxy.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task NoFault_RequestAndAnswerPassAsTheyAre()
    {
        using var answer = await SendAsync(Cancellation);
        Assert.Equal($"POST {Path} 1", Assert.Single(store.Heard));
        Assert.Equal((HttpStatusCode.OK, Body), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal("yes", answer.Headers.GetValues("x-ms-answered").Single());
        Assert.Equal("\"7\"", answer.Headers.ETag!.Tag);
        Assert.Equal((1, 0), (proxy.Forwarded, proxy.Injected.Count));
    }

    [Fact]
    public async Task CutBefore_StoreHearsNothing()
    {
        proxy.Plan = new FaultAt(1, Fault.CutBefore).Next;
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Cancellation));
        Assert.Empty(store.Heard);
    }

    [Fact]
    public async Task CutAfter_StoreHearsAndClientDoesNot()
    {
        proxy.Plan = new FaultAt(1, Fault.CutAfter).Next;
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Cancellation));
        Assert.Single(store.Heard);
    }

    [Fact]
    public async Task CutWithin_AnswerBreaksOff()
    {
        proxy.Plan = new FaultAt(1, Fault.CutWithin).Next;
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Cancellation));
        Assert.Single(store.Heard);
    }

    [Fact]
    public async Task Refusal_StoreHearsNothing()
    {
        proxy.Plan = new FaultAt(1, Fault.Refusal(429, TimeSpan.FromMilliseconds(1500))).Next;
        using var refused = await SendAsync(Cancellation);
        Assert.Equal((429, "1500"), ((int)refused.StatusCode, refused.Headers.GetValues("x-ms-retry-after-ms").Single()));
        Assert.Empty(store.Heard);
        using var again = await SendAsync(Cancellation);
        Assert.Equal((HttpStatusCode.OK, 1), (again.StatusCode, proxy.Injected["429"]));
    }

    [Fact]
    public async Task Delay_ClientThatGivesUp_IsHeardAllTheSame()
    {
        proxy.Plan = new FaultAt(1, Fault.Delay(TimeSpan.FromMilliseconds(300))).Next;
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        impatience.CancelAfter(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(impatience.Token));
        Assert.Empty(store.Heard);
        await Patience.UntilAsync(TimeSpan.FromSeconds(10), () => Task.FromResult(!store.Heard.IsEmpty));
    }

    [Fact]
    public async Task StoreGone_ConnectionIsCut()
    {
        await store.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Cancellation));
    }

    [Fact]
    public void RandomFaults_SameSeed_SameFaultsInTheSharedMeasure()
    {
        var request = new ProxiedRequest("GET", "/", new Dictionary<string, string>(), []);
        List<Fault?> Draw(int seed)
        {
            var faults = new RandomFaults(seed, 0.1, Fault.CutBefore, Fault.CutAfter);
            return [.. Enumerable.Range(0, 10_000).Select(_ => faults.Next(request))];
        }

        var drawn = Draw(7);
        Assert.Equal(drawn, Draw(7));
        Assert.NotEqual(drawn, Draw(8));
        Assert.InRange(drawn.Count(fault => fault == Fault.CutBefore), 400, 600);
        Assert.InRange(drawn.Count(fault => fault == Fault.CutAfter), 400, 600);
    }

    [Theory]
    [InlineData("GET", null, false)]
    [InlineData("PUT", null, true)]
    [InlineData("PATCH", null, true)]
    [InlineData("DELETE", null, true)]
    [InlineData("POST", "application/json", true)]
    [InlineData("POST", "application/query+json", false)]
    public void IsWrite_TellsChangesFromQuestions(string method, string? type, bool expected)
    {
        var headers = type is null ? [] : new Dictionary<string, string> { ["Content-Type"] = type };
        Assert.Equal(expected, new ProxiedRequest(method, "/", headers, []).IsWrite);
    }

    private async Task<HttpResponseMessage> SendAsync(CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{proxy.Port}{Path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(Body, Encoding.UTF8, "text/plain") };
        request.Headers.Add("x-ms-asked", "1");
        return await http.SendAsync(request, cancellation);
    }
}
