namespace Kashf.Models.Catalogue;

/// <summary>Models that are better than the built-in ones and are fetched on request.</summary>
public static class DownloadableModels
{
    /// <summary>As <c>downloadable.json</c> lists them.</summary>
    public static IReadOnlyList<DownloadableModel> All { get; } = Read();

    private static IReadOnlyList<DownloadableModel> Read()
    {
        using var list = typeof(DownloadableModels).Assembly.GetManifestResourceStream("downloadable.json")!;
        return ModelDescriptionReader.ReadDownloadable(list);
    }
}
