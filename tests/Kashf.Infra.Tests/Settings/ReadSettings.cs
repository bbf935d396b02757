using System.Text.RegularExpressions;
using Kashf.Functions.Hosting;
using Kashf.Storage.Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Infra.Tests.Settings;

/// <summary>The settings that the code reads, by the names that app settings have, with their defaults.</summary>
internal static partial class ReadSettings
{
    /// <summary>Those that options are bound to: the configuration itself tells what it was asked for.</summary>
    public static IReadOnlyDictionary<string, object?> OfOptions()
    {
        var recording = new RecordingConfiguration();
        var configuration = recording.Build();
        var services = new ServiceCollection().AddKashf(configuration).AddAzureStorage(configuration);
        using var provider = services.BuildServiceProvider();
        var settings = new Dictionary<string, object?>();
        foreach (var configure in services.Select(service => service.ServiceType).Distinct().Where(IsOurs))
        {
            recording.Clear();
            var options = Configured(provider, configure);
            foreach (var key in recording.Asked.Where(IsSetting))
            {
                var property = options.GetType().GetProperty(key.Split(':')[^1]);
                // The binder asks for computed properties too.
                if (property is null or { CanWrite: true })
                    settings[key.Replace(":", "__", StringComparison.Ordinal)] = property?.GetValue(options);
            }
        }

        return settings;
    }

    /// <summary>Those that the sources ask for by name, outside options.</summary>
    public static IReadOnlySet<string> ByName() => Directory
        .EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Select(File.ReadAllText)
        .SelectMany(source => NamedRead().Matches(source).Select(match => Literal(match.Groups["name"].Value, source)))
        .OfType<string>()
        .Select(name => name.Replace(":", "__", StringComparison.Ordinal))
        .ToHashSet();

    private static bool IsOurs(Type service) =>
        service.IsGenericType
        && service.GetGenericTypeDefinition() == typeof(IConfigureOptions<>)
        && service.GetGenericArguments()[0].Assembly.GetName().Name!.StartsWith("Kashf.", StringComparison.Ordinal);

    // The binder asks for the section itself too.
    private static bool IsSetting(string key) => key.Contains(':', StringComparison.Ordinal) || key.Contains('_', StringComparison.Ordinal);

    // Without validation, which would ask for addresses.
    private static object Configured(ServiceProvider provider, Type configure)
    {
        var options = Activator.CreateInstance(configure.GetGenericArguments()[0])!;
        foreach (var step in provider.GetServices(configure))
            configure.GetMethod(nameof(IConfigureOptions<>.Configure))!.Invoke(step, [options]);
        return options;
    }

    // A text, or a constant of the same file; a name worked out elsewhere is no app setting but a section or a file's key.
    private static string? Literal(string name, string source) => name.StartsWith('"')
        ? name.Trim('"')
        : Regex.Match(source, $"const string {Regex.Escape(name.Split('.')[^1])} = \"(?<value>[^\"]+)\"") is { Success: true } constant
            ? constant.Groups["value"].Value
            : null;

    [GeneratedRegex(@"(?:GetEnvironmentVariable\(|[cC]onfiguration\[)(?<name>[A-Za-z.]+|""[^""]+"")[\)\]]")]
    private static partial Regex NamedRead();
}
