using Kashf.Storage.Azure.Configuration;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Tests.Configuration;

public sealed class OptionsTests
{
    private const string Secret = "c2VjcmV0LWtleQ==";

    public static TheoryData<CosmosOptions, string> BadCosmos => new()
    {
        { new CosmosOptions(), "Cosmos:AccountEndpoint" },
        { new CosmosOptions { ConnectionString = $"AccountEndpoint=https://a/;AccountKey={Secret}", AccountEndpoint = "https://a/" }, "Cosmos:AccountEndpoint" },
        { new CosmosOptions { ConnectionString = Secret }, "Cosmos:ConnectionString" },
        { new CosmosOptions { ConnectionString = $"AccountKey={Secret}" }, "Cosmos:ConnectionString" },
        { new CosmosOptions { ConnectionString = $"AccountEndpoint=a;AccountKey={Secret}" }, "Cosmos:ConnectionString" },
        { new CosmosOptions { ConnectionString = $"AccountEndpoint=https://a/;AccountKey=%{Secret}" }, "Cosmos:ConnectionString" },
        { new CosmosOptions { ConnectionString = "AccountEndpoint=https://a/" }, "Cosmos:ConnectionString" },
        { new CosmosOptions { AccountEndpoint = "a.documents.azure.com" }, "Cosmos:AccountEndpoint" },
        { new CosmosOptions { AccountEndpoint = "https://a/", Database = "a/b" }, "Cosmos:Database" },
        { new CosmosOptions { AccountEndpoint = "https://a/", Database = " " }, "Cosmos:Database" },
        { new CosmosOptions { AccountEndpoint = "https://a/", AutoscaleMaxRequestUnits = 400 }, "Cosmos:AutoscaleMaxRequestUnits" },
        { new CosmosOptions { AccountEndpoint = "https://a/", MaxRetryAttempts = -1 }, "Cosmos:MaxRetryAttempts" },
        { new CosmosOptions { AccountEndpoint = "https://a/", MaxRetryWaitSeconds = -1 }, "Cosmos:MaxRetryWaitSeconds" },
        { new CosmosOptions { AccountEndpoint = "https://a/", RequestTimeoutSeconds = 0 }, "Cosmos:RequestTimeoutSeconds" },
    };

    public static TheoryData<BlobOptions, string> BadBlobs => new()
    {
        { new BlobOptions(), "Blobs:ServiceUri" },
        { new BlobOptions { ConnectionString = "UseDevelopmentStorage=true", ServiceUri = "https://a" }, "Blobs:ServiceUri" },
        { new BlobOptions { ConnectionString = Secret }, "Blobs:ConnectionString" },
        { new BlobOptions { ConnectionString = $"AccountKey={Secret}" }, "Blobs:ConnectionString" },
        { new BlobOptions { ConnectionString = $"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=%{Secret};EndpointSuffix=core.windows.net" }, "Blobs:ConnectionString" },
        { new BlobOptions { ServiceUri = "a.blob.core.windows.net" }, "Blobs:ServiceUri" },
        { new BlobOptions { ServiceUri = "https://a", Files = "Files" }, "Blobs:Files" },
        { new BlobOptions { ServiceUri = "https://a", Jobs = "a" }, "Blobs:Jobs" },
        { new BlobOptions { ServiceUri = "https://a", Jobs = "files" }, "three containers" },
        { new BlobOptions { ServiceUri = "https://a", MaxRetryAttempts = -1 }, "Blobs:MaxRetryAttempts" },
        { new BlobOptions { ServiceUri = "https://a", MaxRetryDelaySeconds = -1 }, "Blobs:MaxRetryDelaySeconds" },
        { new BlobOptions { ServiceUri = "https://a", RequestTimeoutSeconds = 0 }, "Blobs:RequestTimeoutSeconds" },
    };

    [Theory]
    [MemberData(nameof(BadCosmos), DisableDiscoveryEnumeration = true)]
    public void Validate_CosmosSettingThatIsWrong_NamesItAndNoKey(CosmosOptions options, string named) =>
        FailsNaming(new CosmosOptionsValidator().Validate(null, options), named);

    [Theory]
    [MemberData(nameof(BadBlobs), DisableDiscoveryEnumeration = true)]
    public void Validate_BlobSettingThatIsWrong_NamesItAndNoKey(BlobOptions options, string named) =>
        FailsNaming(new BlobOptionsValidator().Validate(null, options), named);

    [Fact]
    public void Validate_OneOfEach_Succeeds()
    {
        Assert.True(new CosmosOptionsValidator().Validate(null, new() { AccountEndpoint = "https://a.documents.azure.com:443/" }).Succeeded);
        Assert.True(new CosmosOptionsValidator().Validate(null, new() { ConnectionString = $"AccountEndpoint=https://a:443/;AccountKey={Secret};" }).Succeeded);
        Assert.True(new BlobOptionsValidator().Validate(null, new() { ServiceUri = "https://a.blob.core.windows.net" }).Succeeded);
        Assert.True(new BlobOptionsValidator().Validate(null, new() { ConnectionString = "UseDevelopmentStorage=true" }).Succeeded);
    }

    private static void FailsNaming(ValidateOptionsResult result, string named)
    {
        Assert.True(result.Failed);
        Assert.Contains(named, result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.FailureMessage, StringComparison.Ordinal);
    }
}
