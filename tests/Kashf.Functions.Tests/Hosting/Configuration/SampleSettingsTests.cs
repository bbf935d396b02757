using System.Text.Json;
using Kashf.Functions.Hosting;
using Kashf.Storage.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Hosting.Configuration;

/// <summary>local.settings.sample.json holds what the code reads, all of it and nothing else.</summary>
public sealed class SampleSettingsTests
{
    /// <summary>Read by the hosts: Functions', its worker's, and ours.</summary>
    private static readonly string[] ReadByHosts =
    [
        "FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "KASHF_KEY", "Storage:Provider",
    ];

    /// <summary>Asked for by the binder although no settings: KASHF_ALLOW_HOSTS gives the one, the other follows from Jobs:RetentionHours.</summary>
    private static readonly string[] NoSettings = ["Download:AllowHosts", "Jobs:TimeToLive"];

    /// <summary>Bound with the storage, and of no use to the function app, whose platform shares jobs out itself.</summary>
    private static readonly string[] ReadByTheServerAlone = ["Durable"];

    private static readonly Dictionary<string, string?> Sample = Read();

    [Fact]
    public void Sample_AgainstWhatTheCodeReads_LacksNothing() =>
        Assert.Equal("", string.Join(", ", Recorded().Asked.Except(NoSettings).Except(Sample.Keys, StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void Sample_AgainstWhatTheCodeReads_HasNothingMore() =>
        Assert.Equal("", string.Join(", ", Sample.Keys.Except(Recorded().Asked, StringComparer.OrdinalIgnoreCase).Except(ReadByHosts)));

    [Fact]
    public void Sample_EverySection_IsOneThatTheCodeReads()
    {
        var sections = Recorded().Sections.ToList();
        Assert.NotEmpty(sections);
        Assert.Equal(Sample.Keys.Except(ReadByHosts).Where(key => key.Contains(':', StringComparison.Ordinal)).Select(key => key.Split(':')[0]).Distinct().Order(), sections.Except(ReadByTheServerAlone).Order());
    }

    [Fact]
    public void Sample_Values_AreTheDefaults()
    {
        var (given, _) = Services(Sample);
        var (silent, _) = Services([]);
        foreach (var type in OptionTypes(given))
            Assert.Equal(Values(silent, type), Values(given, type));
    }

    private static RecordedSettings Recorded()
    {
        var (services, settings) = Services(Sample);
        foreach (var type in OptionTypes(services))
            Values(services, type);
        return settings;
    }

    private static (ServiceCollection Services, RecordedSettings Settings) Services(Dictionary<string, string?> values)
    {
        var settings = new RecordedSettings(values);
        var configuration = new ConfigurationBuilder().Add(settings).Build();
        var services = new ServiceCollection();
        services.AddKashf(configuration).AddAzureStorage(configuration);
        return (services, settings);
    }

    private static List<Type> OptionTypes(ServiceCollection services) =>
        [.. services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IOptionsChangeTokenSource<>))
            .Select(type => type.GenericTypeArguments[0])
            .Distinct()];

    /// <summary>Binds the options as the code does, but for the checks at start: they ask for stores.</summary>
    private static string Values(ServiceCollection services, Type type)
    {
        using var provider = services.BuildServiceProvider();
        var options = Activator.CreateInstance(type)!;
        foreach (var step in provider.GetServices(typeof(IConfigureOptions<>).MakeGenericType(type)))
            typeof(IConfigureOptions<>).MakeGenericType(type).GetMethod("Configure")!.Invoke(step, [options]);
        // An empty setting is one that is not given.
        return JsonSerializer.Serialize(options, type).Replace("\"\"", "null", StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "local.settings.sample.json")));
        return document.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString(), StringComparer.OrdinalIgnoreCase);
    }
}
