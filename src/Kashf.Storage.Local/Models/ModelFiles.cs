using System.Globalization;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local.Models;

/// <summary>The files <c>models/{dataset}/{version}.model</c>.</summary>
internal sealed class ModelFiles(IOptions<LocalStorageOptions> options, TimeProvider time)
{
    private const string Suffix = ".model";
    private const string TemporarySuffix = ".tmp";

    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    private readonly string root = Path.Combine(options.Value.DataDirectory, "models");

    /// <summary>Writes a version whole, durably, or not at all.</summary>
    public void Write(long datasetId, string version, Action<Stream> write)
    {
        var directory = Folder(datasetId);
        Directory.CreateDirectory(directory);
        var temporary = Path.Combine(directory, $"{Guid.NewGuid():N}{TemporarySuffix}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, PathOf(datasetId, version), overwrite: true);
            DirectoryFlush.Flush(directory);
            DirectoryFlush.Flush(root);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public FileStream? TryOpen(long datasetId, string version)
    {
        try
        {
            return new FileStream(PathOf(datasetId, version), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void DeleteExcept(long datasetId, IReadOnlyCollection<string> versions)
    {
        var kept = versions.Select(version => version + Suffix).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Files(Folder(datasetId), "*" + Suffix).Where(file => !kept.Contains(Path.GetFileName(file))))
        {
            File.Delete(file);
        }
    }

    public void Delete(long datasetId)
    {
        if (Directory.Exists(Folder(datasetId)))
        {
            Directory.Delete(Folder(datasetId), recursive: true);
        }
    }

    /// <summary>Deletes what crashed writers have left; what is younger another process may be writing now.</summary>
    public void DeleteTemporary()
    {
        var oldest = time.GetUtcNow().UtcDateTime - LongestWrite;
        foreach (var file in Files(root, "*" + TemporarySuffix).Where(file => File.GetLastWriteTimeUtc(file) < oldest))
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Files(string directory, string pattern) => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories)
        : [];

    private string Folder(long datasetId) => Path.Combine(root, datasetId.ToString(CultureInfo.InvariantCulture));

    private string PathOf(long datasetId, string version) => Path.Combine(Folder(datasetId), ModelVersion.Check(version) + Suffix);
}
