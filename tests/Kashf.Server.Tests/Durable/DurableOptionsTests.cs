using Kashf.Server.Durable;

namespace Kashf.Server.Tests.Durable;

public sealed class DurableOptionsTests
{
    [Fact]
    public void ThrowIfInvalid_NoWorkers_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DurableOptions { MaxConcurrentActivities = 0 }.ThrowIfInvalid());
}
