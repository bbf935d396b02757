using System.Net;
using System.Net.Sockets;

namespace Kashf.Functions.Tests.Images;

public sealed class ImageSourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_HostThatHangs_IsRefusedToItsAccountAfterThree()
    {
        // It takes connections, and never answers.
        using var host = new TcpListener(IPAddress.Loopback, 0);
        host.Start();
        var address = host.LocalEndpoint.ToString()!;
        await using var services = new OpeningServices(new("KASHF_ALLOW_HOSTS", address), new("ImageFiles:DownloadSeconds", "0.3"));

        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
            codes.Add(await ReadAsync(services, 1, $"http://{address}/{i}.jpg"));

        Assert.Equal(["download-too-long", "download-too-long", "download-too-long", "image-host-slow", "image-host-slow"], codes);
        Assert.Equal("download-too-long", await ReadAsync(services, 2, $"http://{address}/5.jpg"));
    }

    [Fact]
    public async Task ReadAsync_HostThatTakesItsTimeToRefuse_IsAskedAgain()
    {
        using var host = new TcpListener(IPAddress.Loopback, 0);
        host.Start();
        var address = host.LocalEndpoint.ToString()!;
        await using var services = new OpeningServices(new("KASHF_ALLOW_HOSTS", address), new("ImageFiles:DownloadSeconds", "4"));
        var answering = AnswerSlowlyAsync(host, 4);

        var codes = (await Task.WhenAll(Enumerable.Range(0, 3).Select(i => ReadAsync(services, 1, $"http://{address}/{i}.jpg")))).Append(
            await ReadAsync(services, 1, $"http://{address}/3.jpg"));

        Assert.All(codes, code => Assert.Equal("download-status", code));
        await answering;
    }

    [Fact]
    public async Task ReadAsync_UploadThatIsGone_IsFoundInTheDatasetThatKeepsIt()
    {
        await using var services = new OpeningServices();
        var upload = await services.StoreAsync(OpeningServices.Gif);
        var hash = upload.Split('/')[^2];
        await services.SaveAsync($"datasets/{await services.CreateDatasetAsync()}/images/{hash}", OpeningServices.Gif);

        await services.DeleteAsync($"uploads/images/{hash}");

        var read = await services.Source.ReadAsync(OpeningServices.AccountId, upload, null, _ => Task.CompletedTask, Cancellation);
        Assert.Equal(OpeningServices.Gif, read.Value.ToArray());
        Assert.Equal("image-expired", await ReadAsync(services, OpeningServices.AccountId + 1, upload));
    }

    [Fact]
    public async Task ReadAsync_HostThatHangs_TakesNoPlaceForItsFile()
    {
        using var host = new TcpListener(IPAddress.Loopback, 0);
        host.Start();
        var address = host.LocalEndpoint.ToString()!;
        await using var services = new OpeningServices(new("KASHF_ALLOW_HOSTS", address), new("ImageFiles:DownloadSeconds", "0.3"));
        var kept = await services.StoreAsync(OpeningServices.Gif);
        var places = 0;

        Assert.False((await services.Source.ReadAsync(OpeningServices.AccountId, $"http://{address}/a.jpg", null, TakeAsync, Cancellation)).IsSuccess);
        Assert.Equal(0, places);
        Assert.True((await services.Source.ReadAsync(OpeningServices.AccountId, kept, null, TakeAsync, Cancellation)).IsSuccess);
        Assert.Equal(1, places);

        Task TakeAsync(CancellationToken cancellation)
        {
            places++;
            return Task.CompletedTask;
        }
    }

    /// <summary>Refuses each request alone, after longer than nobody is held up.</summary>
    private static Task AnswerSlowlyAsync(TcpListener host, int requests) => Task.WhenAll(Enumerable.Range(0, requests).Select(async _ =>
    {
        using var client = await host.AcceptTcpClientAsync(Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancellation);
        await client.GetStream().WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), Cancellation);
    }));

    private static async Task<string> ReadAsync(OpeningServices services, long accountId, string url) =>
        (await services.Source.ReadAsync(accountId, url, null, _ => Task.CompletedTask, Cancellation)).Error!.Code;
}
