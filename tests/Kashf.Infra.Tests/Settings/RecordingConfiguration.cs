using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace Kashf.Infra.Tests.Settings;

/// <summary>An empty configuration that remembers what was asked of it.</summary>
internal sealed class RecordingConfiguration : ConfigurationProvider, IConfigurationSource
{
    private readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.OrdinalIgnoreCase);

    public IConfiguration Build() => new ConfigurationBuilder().Add(this).Build();

    public IReadOnlyCollection<string> Asked => [.. asked.Keys];

    public void Clear() => asked.Clear();

    public override bool TryGet(string key, out string? value)
    {
        asked[key] = true;
        value = null;
        return false;
    }

    // The binder passes over sections without children.
    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
        parentPath is null || parentPath.Contains(':', StringComparison.Ordinal) ? earlierKeys : earlierKeys.Append("Any");

    IConfigurationProvider IConfigurationSource.Build(IConfigurationBuilder builder) => this;
}
