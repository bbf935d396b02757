namespace Kashf.Core.Datasets;

/// <summary>The wire's names of dataset types.</summary>
public static class DatasetTypeNames
{
    private static readonly Dictionary<string, DatasetType> Types = new(StringComparer.Ordinal)
    {
        ["text-tag"] = DatasetType.Text,
        ["image-tag"] = DatasetType.Image,
        ["face-tag"] = DatasetType.Face,
    };

    public static IReadOnlyCollection<string> All => Types.Keys;

    public static string ToWireName(this DatasetType type) => Types.First(pair => pair.Value == type).Key;

    public static bool TryParse(string name, out DatasetType type) => Types.TryGetValue(name, out type);
}
