using Kashf.EndToEnd.Tests.Azure.Hosting;
using Kashf.EndToEnd.Tests.Hosting;

namespace Kashf.EndToEnd.Tests.Azure.BadInput;

/// <summary>A server whose stores cannot be used says at start which setting is wrong, and shows no key.</summary>
public sealed class AzureStartTests(SharedStores shared) : IClassFixture<SharedStores>
{
    private const string Secret = "c2VjcmV0LXRoYXQtbm9ib2R5LW1heS1zZWU=";

    [Theory]
    [InlineData("Storage__Provider", "tape", "Storage:Provider")]
    [InlineData("Cosmos__ConnectionString", "", "Cosmos:ConnectionString")]
    [InlineData("Cosmos__ConnectionString", "AccountKey=" + Secret, "Cosmos:ConnectionString")]
    [InlineData("Cosmos__ConnectionString", "AccountEndpoint=http://127.0.0.1:1/;AccountKey=no base 64", "Cosmos:ConnectionString")]
    [InlineData("Cosmos__ConnectionString", "AccountEndpoint=http://127.0.0.1:1/;AccountKey=" + Secret, "Cosmos:ConnectionString")]
    [InlineData("Blobs__ConnectionString", "", "Blobs:ConnectionString")]
    [InlineData("Blobs__ConnectionString", "AccountKey=" + Secret, "Blobs:ConnectionString")]
    [InlineData("Blobs__ConnectionString", "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + Secret + ";BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;", "Blobs:ConnectionString")]
    [InlineData("Cosmos__CreateContainers", "false", "Cosmos:CreateContainers")]
    [InlineData("Blobs__CreateContainers", "false", "Blobs:CreateContainers")]
    [InlineData("Blobs__Files", "No Name", "Blobs:Files")]
    [InlineData("Recovery__AbandonedSeconds", "0", "AbandonedSeconds")]
    public Task Serve_SettingThatCannotBeUsed_IsNamed(string setting, string value, string named) =>
        AssertExplainedAsync(new(shared.OwnPart()) { [setting] = value }, named);

    [Fact]
    public Task Serve_KeyOfAnotherStorageAccount_IsRefused()
    {
        var known = shared.Stores.Blobs.ConnectionString;
        var key = known.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal));
        return AssertExplainedAsync(
            new(shared.OwnPart()) { ["Blobs__ConnectionString"] = known.Replace(key, "AccountKey=" + Secret, StringComparison.Ordinal) }, "Blobs:ConnectionString", "key");
    }

    private static async Task AssertExplainedAsync(Dictionary<string, string> settings, params string[] named)
    {
        using var data = new TemporaryDirectory();
        settings["Cosmos__RequestTimeoutSeconds"] = "20";
        settings["Blobs__RequestTimeoutSeconds"] = "20";
        settings["Blobs__MaxRetryAttempts"] = "1";
        var run = await KashfProgram.RunAsync(settings, "serve", "--urls", "http://127.0.0.1:0", "--data", data.Path);
        Assert.True(run.ExitCode == 1, $"The program ended with {run.ExitCode}: {run.Output}{run.Error}");
        Assert.All(named, name => Assert.Contains(name, run.Error));
        Assert.DoesNotContain("   at ", run.Output + run.Error);
        Assert.DoesNotContain("Exception", run.Output + run.Error);
        Assert.DoesNotContain(Secret, run.Output + run.Error);
        Assert.DoesNotContain("no base 64", run.Output + run.Error);
    }
}
