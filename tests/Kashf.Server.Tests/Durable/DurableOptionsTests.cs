using Kashf.Server.Durable;
using Microsoft.Extensions.Configuration;

namespace Kashf.Server.Tests.Durable;

public sealed class DurableOptionsTests
{
    [Fact]
    public void ReadHostJson_Settings_AreTakenOver()
    {
        var options = Read(
            ("functionTimeout", "00:07:30"),
            ("extensions:durableTask:maxConcurrentActivityFunctions", "9"),
            ("extensions:durableTask:maxConcurrentOrchestratorFunctions", "4"),
            ("extensions:durableTask:defaultVersion", "1.2"));
        Assert.Equal(
            (TimeSpan.FromSeconds(450), 9, 4, "1.2"),
            (options.FunctionTimeout, options.MaxConcurrentActivities, options.MaxConcurrentOrchestrators, options.DefaultVersion));
    }

    [Fact]
    public void ReadHostJson_Nothing_KeepsDefaults()
    {
        var options = Read();
        Assert.Equal((TimeSpan.FromMinutes(30), Environment.ProcessorCount), (options.FunctionTimeout, options.MaxConcurrentActivities));
    }

    [Fact]
    public void ReadHostJson_TimeoutOfMinusOne_MeansNone() => Assert.Null(Read(("functionTimeout", "-1")).FunctionTimeout);

    [Fact]
    public void ThrowIfInvalid_NoWorkers_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DurableOptions { MaxConcurrentActivities = 0 }.ThrowIfInvalid());

    private static DurableOptions Read(params (string Key, string Value)[] settings)
    {
        var options = new DurableOptions();
        var pairs = settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value));
        options.ReadHostJson(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build());
        return options;
    }
}
