using System.Security.Cryptography;
using Kashf.Core.Results;
using Kashf.Media;
using Kashf.Models.Catalogue;
using Kashf.Models.Tests.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Models.Tests.Catalogue;

public sealed class AddModelTests : IAsyncDisposable
{
    private static readonly byte[] Model = SmallModel.Chain([1, 3, 8, 8], [1, 3, 8, 8], "Relu");

    private readonly TemporaryFolder elsewhere = new();
    private readonly TemporaryFolder folder = new();
    private readonly List<IAsyncDisposable> running = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var service in running)
            await service.DisposeAsync();
        elsewhere.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Run_FileWithItsJson_IsInstalledWithItsHash()
    {
        var file = elsewhere.Install(Descriptions.Encoder, Model).File;
        var services = Services();
        var added = await Add(services).RunAsync(file, TestContext.Current.CancellationToken);
        Assert.True(added.IsSuccess, added.Error?.Detail);
        var model = Assert.Single(services.GetRequiredService<ModelFolders>().Models);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Model)), model.Description.Sha256);
        Assert.Equal(Model, await File.ReadAllBytesAsync(Path.Combine(folder.Path, "small.onnx"), TestContext.Current.CancellationToken));
        Assert.Null(ModelCheck.Complaint(model));

        var again = await Add(services).RunAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("model-exists", again.Error?.Code);
    }

    [Fact]
    public async Task Run_FileThatIsNotWhatItsJsonSays_LeavesNothing()
    {
        var file = elsewhere.Install(Descriptions.Encoder with { Output = new() { Dimension = 191 } }, Model).File;
        var added = await Add(Services()).RunAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains($"{file} is not what its JSON says", added.Error?.Detail);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("nothing.onnx")]
    [InlineData("nothing")]
    public async Task Run_UnknownModel_IsNotFound(string name)
    {
        var added = await Add(Services()).RunAsync(Path.Combine(elsewhere.Path, name), TestContext.Current.CancellationToken);
        Assert.Equal(ErrorKind.NotFound, added.Error?.Kind);
    }

    [Fact]
    public async Task Run_WithoutAFolder_SaysWhichSetting()
    {
        folder.Dispose();
        var added = await Add(Services(folderSetting: "")).RunAsync("yunet-2023mar", TestContext.Current.CancellationToken);
        Assert.Contains("Models__Folder", added.Error?.Detail);
        Directory.CreateDirectory(folder.Path);
    }

    [Fact]
    public async Task Download_FileOfTheHash_IsInstalled()
    {
        var (added, services) = await DownloadAsync(Model, Model.Length, SHA256.HashData(Model));
        Assert.True(added.IsSuccess, added.Error?.Detail);
        Assert.Equal("small", Assert.Single(services.GetRequiredService<ModelFolders>().Models).Description.Id);
    }

    [Fact]
    public async Task Download_AnotherFileOfTheLength_LeavesNothing()
    {
        byte[] other = [.. Model];
        other[^1] ^= 1;
        var (added, _) = await DownloadAsync(other, Model.Length, SHA256.HashData(Model));
        Assert.Contains("SHA-256", added.Error?.Detail);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Download_FileOfAnotherLength_LeavesNothing(int longer)
    {
        var (added, _) = await DownloadAsync(Model, Model.Length + longer, SHA256.HashData(Model));
        Assert.NotNull(added.Error);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private async Task<(Result<InstalledModel> Added, ServiceProvider Services)> DownloadAsync(byte[] served, long bytes, byte[] hash)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        running.Add(server);
        server.MapGet("/model.onnx", () => Results.Bytes(served));
        await server.StartAsync(TestContext.Current.CancellationToken);

        var url = new Uri(new Uri(server.Urls.First()), "model.onnx");
        var services = Services(allowed: $"127.0.0.1:{url.Port}");
        var model = new DownloadableModel(url, bytes, Descriptions.Encoder with { Sha256 = Convert.ToHexString(hash) });
        return (await Add(services).DownloadAsync(model, folder.Path, TestContext.Current.CancellationToken), services);
    }

    private static AddModel Add(ServiceProvider services) => services.GetRequiredService<AddModel>();

    private ServiceProvider Services(string? folderSetting = null, string allowed = "")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Folder"] = folderSetting ?? folder.Path,
            ["Models:BuiltInFolder"] = "no-models",
            ["KASHF_ALLOW_HOSTS"] = allowed,
        }).Build();
        var services = new ServiceCollection().AddLogging().AddMedia(configuration).AddModels(configuration).BuildServiceProvider();
        running.Add(services);
        return services;
    }
}
