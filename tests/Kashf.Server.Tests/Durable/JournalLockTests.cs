using Kashf.Server.Durable;
using Kashf.Server.Durable.Journal;

namespace Kashf.Server.Tests.Durable;

public sealed class JournalLockTests
{
    [Fact]
    public async Task Take_WhileAnEngineRuns_IsRefusedByName()
    {
        await using var host = await DurableHost.StartNewAsync();
        var options = new DurableOptions { DatabasePath = host.DatabasePath };
        using var second = new JournalLock(options);

        var refused = Assert.Throws<InvalidDataException>(second.Take);
        Assert.Contains(Path.GetDirectoryName(host.DatabasePath)!, refused.Message, StringComparison.Ordinal);

        await host.StopAsync();
        second.Take();
    }
}
