using System.Globalization;
using System.Text.Json;

namespace Kashf.Functions.Tests.Hosting.Configuration;

public sealed class HostJsonTests
{
    private static readonly JsonElement Host = JsonElement.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "host.json")));

    private static JsonElement Durable => Host.GetProperty("extensions").GetProperty("durableTask");

    [Fact]
    public void RoutePrefix_Is_Empty() => Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());

    [Fact]
    public void FunctionTimeout_OutlivesADownloadAndItsStaging()
    {
        var timeout = TimeSpan.Parse(Host.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture);
        Assert.True(timeout > 1.5 * TimeSpan.FromSeconds(new Media.Download.DownloadOptions().TotalSeconds));
    }

    [Theory]
    [InlineData("maxConcurrentActivityFunctions", 1, 8)]
    [InlineData("maxConcurrentOrchestratorFunctions", 1, 100)]
    public void Concurrency_OfAnInstance_IsBounded(string setting, int least, int most) =>
        Assert.InRange(Durable.GetProperty(setting).GetInt32(), least, most);

    [Fact]
    public void DefaultVersion_Is_Set() => Assert.NotEqual("", Durable.GetProperty("defaultVersion").GetString());

    [Fact]
    public void TelemetryMode_Is_WhatTheWorkerSpeaks() => Assert.Equal("OpenTelemetry", Host.GetProperty("telemetryMode").GetString());
}
