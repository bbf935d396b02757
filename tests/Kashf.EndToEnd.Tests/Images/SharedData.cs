using Kashf.EndToEnd.Tests.Hosting;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Real photos, which lie beside the repository where they are at hand.</summary>
internal static class SharedData
{
    /// <summary>Skips the test where the folder is missing.</summary>
    public static string Folder(params string[] parts)
    {
        var folder = RepositoryRoot.File(["..", "shared", "data", .. parts]);
        Assert.SkipUnless(Directory.Exists(folder), $"The photos of shared/data/{string.Join('/', parts)} are not beside the repository.");
        return folder;
    }

    /// <returns>The first files of a folder, by name.</returns>
    public static IReadOnlyList<string> Files(string folder, int count) =>
        [.. Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(count)];
}
