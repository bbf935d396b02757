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

    private static async Task<string> ReadAsync(OpeningServices services, long accountId, string url) =>
        (await services.Source.ReadAsync(accountId, url, null, _ => Task.CompletedTask, Cancellation)).Error!.Code;
}
