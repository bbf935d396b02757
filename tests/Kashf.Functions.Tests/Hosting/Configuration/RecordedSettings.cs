using Microsoft.Extensions.Configuration;

namespace Kashf.Functions.Tests.Hosting.Configuration;

/// <summary>Settings that remember which of them were asked for, and of which sections.</summary>
internal sealed class RecordedSettings(IReadOnlyDictionary<string, string?> settings) : ConfigurationProvider, IConfigurationSource
{
    private readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> sections = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys that hold a value, not a section.</summary>
    public IEnumerable<string> Asked => keys.Where(key => !sections.Contains(key));

    public IEnumerable<string> Sections => sections;

    public override void Load()
    {
        foreach (var (key, value) in settings)
            Data[key] = value;
    }

    public override bool TryGet(string key, out string? value)
    {
        keys.Add(key);
        return base.TryGet(key, out value);
    }

    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        if (parentPath is not null && !parentPath.Contains(':', StringComparison.Ordinal))
            sections.Add(parentPath);
        return base.GetChildKeys(earlierKeys, parentPath);
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
