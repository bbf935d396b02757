using System.Text.RegularExpressions;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Cli;

/// <summary>The key command beside a running server.</summary>
public sealed partial class KeyTests(SharedServer server)
{
    private const string List = "/api/list_datasets/";

    private string Data => server.Process.DataDirectory;

    [Fact]
    public async Task CreateAndRevoke_BesideARunningServer_TakeEffectAtOnce()
    {
        var account = $"keys-{Guid.NewGuid():N}";
        var key = await server.Process.CreateKeyAsync(account);
        Assert.Matches(KeyForm(), key);
        using var client = server.Process.Client(key);
        Assert.Equal("[]", (await client.GetAsync(List)).Text);

        var id = IdOf(await ListAsync(), account);
        var revoked = await KashfProgram.RunAsync("key", "revoke", id, "--data", Data);
        Assert.Equal(0, revoked.ExitCode);
        (await client.GetAsync(List)).Problem(401);

        var again = await KashfProgram.RunAsync("key", "revoke", id, "--data", Data);
        Assert.NotEqual(0, again.ExitCode);
    }

    [Fact]
    public async Task Create_SecondKeyOfAnAccount_OpensTheSameAccount()
    {
        var account = $"keys-{Guid.NewGuid():N}";
        using var first = server.Process.Client(await server.Process.CreateKeyAsync(account));
        using var second = server.Process.Client(await server.Process.CreateKeyAsync(account));
        var slug = await first.CreateDatasetAsync();
        Assert.Equal(slug, (await second.GetAsync(List)).Ok()[0].GetProperty("slug").GetString());
    }

    [Fact]
    public async Task List_ShowsNoWholeKey()
    {
        var key = await server.Process.CreateKeyAsync($"keys-{Guid.NewGuid():N}");
        var list = await ListAsync();
        Assert.DoesNotContain(key, list);
        Assert.DoesNotContain(ServerProcess.FirstKey, list);
    }

    [Fact]
    public async Task Revoke_UnknownKey_SaysSo()
    {
        var run = await KashfProgram.RunAsync("key", "revoke", "7", "--data", Data);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("no key 7", run.Output + run.Error);
    }

    private async Task<string> ListAsync()
    {
        var run = await KashfProgram.RunAsync("key", "list", "--data", Data);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    /// <summary>The first cell of the line that names the account.</summary>
    private static string IdOf(string list, string account)
    {
        var line = list.Split('\n').Single(line => line.Contains(account, StringComparison.Ordinal));
        return Digits().Match(line).Value;
    }

    [GeneratedRegex(@"\d{6,}")]
    private static partial Regex Digits();

    [GeneratedRegex("^kashf_[0-9A-Za-z]{49}$")]
    private static partial Regex KeyForm();
}
