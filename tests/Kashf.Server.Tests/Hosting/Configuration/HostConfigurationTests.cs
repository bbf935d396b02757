using System.Text;
using Kashf.Server.Cli;
using Kashf.Server.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace Kashf.Server.Tests.Hosting.Configuration;

public sealed class HostConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kashf-host-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Read_NoFiles_HasTheDefaultsOfFunctions() =>
        Assert.Equal(new HostSettings("api", TimeSpan.FromMinutes(30), null, null, ""), Settings());

    [Fact]
    public void Read_HostJson_IsHonoured()
    {
        Write("host.json", """
            { // comments are allowed
              "functionTimeout": "00:05:00",
              "extensions": { "http": { "routePrefix": "" }, "durableTask": { "maxConcurrentActivityFunctions": 3, "maxConcurrentOrchestratorFunctions": 4, "defaultVersion": "1.2" } },
            }
            """);
        Assert.Equal(new HostSettings("", TimeSpan.FromMinutes(5), 3, 4, "1.2"), Settings());
    }

    [Theory]
    [InlineData("\"-1\"")]
    [InlineData("-1")]
    public void Read_UnlimitedTimeout_IsNone(string timeout)
    {
        Write("host.json", $$"""{"functionTimeout":{{timeout}}}""");
        Assert.Null(Settings().FunctionTimeout);
    }

    [Theory]
    [InlineData("""{"functionTimeout":"soon"}""", "functionTimeout 'soon'")]
    [InlineData("""{"functionTimeout":"00:00:00"}""", "functionTimeout '00:00:00'")]
    [InlineData("""{"extensions":{"durableTask":{"maxConcurrentActivityFunctions":0}}}""", "extensions.durableTask.maxConcurrentActivityFunctions '0'")]
    [InlineData("""{"extensions":{"durableTask":{"maxConcurrentOrchestratorFunctions":"many"}}}""", "extensions.durableTask.maxConcurrentOrchestratorFunctions 'many'")]
    public void Read_BadValue_NamesFileAndSetting(string json, string setting)
    {
        Write("host.json", json);
        var failure = Assert.Throws<InvalidDataException>(() => Settings());
        Assert.StartsWith($"host.json: {setting}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(failure.Message, StartFailure.Explain(failure));
    }

    [Theory]
    [InlineData("host.json", "{")]
    [InlineData("host.json", "[]")]
    [InlineData("local.settings.json", "nonsense")]
    [InlineData("local.settings.json", "5")]
    public void AddHostFiles_NoJsonObject_NamesTheFile(string file, string content)
    {
        Write(file, content);
        Assert.Contains(Path.Combine(folder.FullName, file), Assert.Throws<InvalidDataException>(() => Configure()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddHostFiles_LocalSettings_AreSettingsOfTheApp()
    {
        Write("local.settings.json", """{"IsEncrypted":false,"Values":{"Limits__BodyBytes":"2048","Training:Seed":"7"}}""");
        Assert.Equal(("2048", "7", null), (Configure()["Limits:BodyBytes"], Configure()["Training:Seed"], Configure()["IsEncrypted"]));
    }

    [Fact]
    public void AddHostFiles_SameSettingInBoth_LocalSettingsWin()
    {
        Write("host.json", """{"functionTimeout":"00:05:00","logging":{"logLevel":{"default":"Warning"}}}""");
        Write("local.settings.json", """{"Values":{"AzureFunctionsJobHost__functionTimeout":"00:10:00","Logging__LogLevel__Default":"Debug"}}""");

        Assert.Equal(TimeSpan.FromMinutes(10), Settings().FunctionTimeout);
        Assert.Equal("Debug", Configure()["Logging:LogLevel:Default"]);
    }

    [Fact]
    public void AddHostFiles_OtherSources_OutweighBoth()
    {
        Write("local.settings.json", """{"Values":{"Limits__BodyBytes":"2048"}}""");
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("Limits:BodyBytes", "4096")]);

        configuration.AddHostFiles(folder.FullName);

        Assert.Equal("4096", configuration["Limits:BodyBytes"]);
    }

    [Fact]
    public void AddHostFiles_LogLevels_ReachTheLogging()
    {
        Write("host.json", """{"logging":{"logLevel":{"default":"Warning","Kashf.Server":"Debug"}}}""");
        Assert.Equal(("Warning", "Debug"), (Configure()["Logging:LogLevel:Default"], Configure()["Logging:LogLevel:Kashf.Server"]));
    }

    [Fact]
    public void AddHostFiles_ByteOrderMark_IsPassedOver()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "host.json"), """{"functionTimeout":"00:05:00"}""", new UTF8Encoding(true));
        Assert.Equal(TimeSpan.FromMinutes(5), Settings().FunctionTimeout);
    }

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(folder.FullName, file), content);

    private HostSettings Settings() => HostSettings.Read(Configure());

    private ConfigurationManager Configure()
    {
        var configuration = new ConfigurationManager();
        configuration.AddHostFiles(folder.FullName);
        return configuration;
    }
}
