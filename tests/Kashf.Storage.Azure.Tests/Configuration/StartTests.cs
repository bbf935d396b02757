using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Tests.Configuration;

public sealed class StartTests(AzureServices services)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_CosmosContainersMissingAndNotToBeMade_NamesTheSetting()
    {
        var fault = await FailsAsync(("Cosmos:CreateContainers", "false"));

        Assert.Equal(CosmosOptions.Section, fault.OptionsName);
        Assert.Contains("'accounts' is missing, and Cosmos:CreateContainers is false", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_BlobContainersMissingAndNotToBeMade_NamesTheSetting()
    {
        var fault = await FailsAsync(("Blobs:CreateContainers", "false"), ("Blobs:Files", $"f{Guid.NewGuid():N}"));

        Assert.Equal(BlobOptions.Section, fault.OptionsName);
        Assert.Contains("(Blobs:Files) is missing, and Blobs:CreateContainers is false", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ContainersThereAndNotToBeMade_Starts()
    {
        var database = Name();
        await using (await AzureStorageProcess.StartAsync(services.Configure(database)))
        {
        }

        await using var process = await AzureStorageProcess.StartAsync(
            services.Configure(database, ("Cosmos:CreateContainers", "false"), ("Blobs:CreateContainers", "false")));

        Assert.Empty(await process.Get<IAccounts>().ListAsync(Cancellation));
    }

    [Fact]
    public async Task Start_ContainerWithoutItsUniqueKey_NamesTheSetting()
    {
        var database = Name();
        using var client = new CosmosClient(
            services.Cosmos.ConnectionString, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        var made = await client.CreateDatabaseAsync(database, cancellationToken: Cancellation);
        await made.Database.CreateContainerAsync(new ContainerProperties("datasets", "/account"), cancellationToken: Cancellation);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(
            () => AzureStorageProcess.StartAsync(services.Configure(database)));

        Assert.Contains("'datasets'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Cosmos:Database", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SeveralAtOnceOnNewContainers_AllStart()
    {
        var configuration = services.Configure(Name(), ("Blobs:Files", $"f{Guid.NewGuid():N}"), ("Blobs:Jobs", $"j{Guid.NewGuid():N}"));

        var processes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AzureStorageProcess.StartAsync(configuration)));

        foreach (var process in processes)
        {
            Assert.Empty(await process.Get<IAccounts>().ListAsync(Cancellation));
            await process.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_CosmosOutOfReach_NamesTheSettingAndNoKey()
    {
        var fault = await FailsAsync(
            ("Cosmos:ConnectionString", $"AccountEndpoint=http://127.0.0.1:{FreePort()}/;AccountKey=c2VjcmV0;"), ("Cosmos:RequestTimeoutSeconds", "5"));

        Assert.Contains("Cosmos:ConnectionString", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_BlobsOutOfReach_NamesTheSettingAndNoKey()
    {
        var fault = await FailsAsync(
            ("Blobs:ConnectionString", $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:{FreePort()}/a;"),
            ("Blobs:MaxRetryAttempts", "0"));

        Assert.Contains("Blobs:ConnectionString", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_KeyOfAnotherStorageAccount_NamesTheSettingAndNoKey()
    {
        var wrong = services.Azurite.ConnectionString.Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);

        var fault = await FailsAsync(("Blobs:ConnectionString", wrong));

        Assert.Contains("Blobs:ConnectionString", fault.Message, StringComparison.Ordinal);
        Assert.Contains("refuses", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("vdM02xNO", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SettingsMissing_NamesThem()
    {
        var fault = await FailsAsync(("Cosmos:ConnectionString", null));

        Assert.Contains("Cosmos:AccountEndpoint", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NewStorageAccount_MakesTheNamedContainers()
    {
        var name = $"m{Guid.NewGuid():N}";

        await using var process = await AzureStorageProcess.StartAsync(services.Configure(Name(), ("Blobs:Models", name)));

        Assert.True(await new BlobServiceClient(services.Azurite.ConnectionString).GetBlobContainerClient(name).ExistsAsync(Cancellation));
    }

    private Task<OptionsValidationException> FailsAsync(params (string Setting, string? Value)[] changes) =>
        Assert.ThrowsAsync<OptionsValidationException>(() => AzureStorageProcess.StartAsync(services.Configure(Name(), changes)));

    private static string Name() => $"start-{Guid.NewGuid():N}";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
