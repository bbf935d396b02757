using System.Text.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace Kashf.Server.Hosting.Configuration;

/// <summary>Adds host.json and local.settings.json as the Functions host reads them: the environment outweighs both.</summary>
internal static class HostConfiguration
{
    /// <summary>Where the Functions host puts host.json in its configuration.</summary>
    public const string HostJsonSection = "AzureFunctionsJobHost";

    /// <summary>The configuration for a command that serves nothing.</summary>
    /// <inheritdoc cref="AddHostFiles"/>
    public static IConfiguration Read()
    {
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables();
        configuration.AddHostFiles(HostFiles.Folder());
        return configuration;
    }

    /// <exception cref="InvalidDataException">A file is not valid JSON.</exception>
    public static void AddHostFiles(this IConfigurationManager configuration, string folder)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Flatten(Path.Combine(folder, "host.json"), root => root, HostJsonSection + ":"))
            settings[key] = value;
        foreach (var (key, value) in Flatten(Path.Combine(folder, "local.settings.json"), Values, ""))
            settings[key] = value;
        foreach (var (key, value) in settings.Where(IsLogLevel).Select(ToLoggingSection).ToList())
            settings.TryAdd(key, value);
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = settings });
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flatten(string path, Func<JsonElement, JsonElement?> select, string prefix)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            // From a stream: there a byte order mark, which some editors write, is passed over.
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException($"{path} must hold a JSON object");
            return select(document.RootElement) is { } selected ? [.. Flatten(selected, prefix)] : [];
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flatten(JsonElement element, string path)
    {
        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(property => (Name: property.Name.Replace("__", ":", StringComparison.Ordinal), property.Value)),
            JsonValueKind.Array => element.EnumerateArray().Select((item, index) => (Name: $"{index}", Value: item)),
            _ => [],
        };
        return element.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? children.SelectMany(child => Flatten(child.Value, path + child.Name + ":"))
            : [KeyValuePair.Create(path.TrimEnd(':'), element.ValueKind == JsonValueKind.Null ? null : element.ToString())];
    }

    private static JsonElement? Values(JsonElement root) => root.TryGetProperty("Values", out var values) ? values : null;

    private static bool IsLogLevel(KeyValuePair<string, string?> setting) =>
        setting.Key.StartsWith($"{HostJsonSection}:logging:logLevel:", StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, string?> ToLoggingSection(KeyValuePair<string, string?> setting) =>
        KeyValuePair.Create("Logging:LogLevel:" + setting.Key.Split(':', 4)[3], setting.Value);
}
