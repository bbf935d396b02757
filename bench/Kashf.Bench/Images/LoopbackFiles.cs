using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kashf.Bench.Images;

/// <summary>Serves files from memory on a port of this machine. What follows the last slash of a path makes no other file of it.</summary>
internal sealed class LoopbackFiles : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IReadOnlyList<byte[]> files;

    private LoopbackFiles(IReadOnlyList<byte[]> files)
    {
        this.files = files;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/{file:int}/{round}", (int file, long round) => Results.Bytes(Of(file, round), "image/jpeg"));
    }

    /// <summary>Host and port.</summary>
    public string Name => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority;

    public static async Task<LoopbackFiles> StartAsync(IReadOnlyList<byte[]> files, CancellationToken cancellation)
    {
        var host = new LoopbackFiles(files);
        await host.app.StartAsync(cancellation);
        return host;
    }

    /// <param name="round">Another one makes another content of the file, which nobody has seen.</param>
    public string Url(int file, long round) => $"http://{Name}/{file % files.Count}/{round}";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // What follows the end of a JPEG is not looked at.
    private byte[] Of(int file, long round) => [.. files[file], .. BitConverter.GetBytes(round)];
}
