using System.Globalization;
using Kashf.Core.Storage;

namespace Kashf.Storage.Azure.Files;

/// <summary>
/// How files are named: <c>{name}/@{account}/{ticks}-{unique}</c>. A file is the last of its versions; no version changes, so
/// whoever reads one is not disturbed by a replacement. The account comes last, so that what was stored under a prefix by any
/// account is one listing; no part of a name begins with @.
/// </summary>
internal static class FileVersions
{
    /// <exception cref="ArgumentException">The name is not as <see cref="IFiles"/> says.</exception>
    public static string Folder(long accountId, string name) => $"{string.Join('/', FileName.Check(name))}/@{accountId}/";

    /// <param name="after">The latest version there is: the clocks of two machines differ, and the new one must come after it.</param>
    public static string New(string folder, DateTimeOffset now, string? after)
    {
        var ticks = Math.Max(now.UtcTicks, after is null ? 0 : StoredAt(after).UtcTicks + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{folder}{ticks:D19}-{Guid.NewGuid():N}");
    }

    public static string FolderOf(string version) => version[..(version.LastIndexOf('/') + 1)];

    public static DateTimeOffset StoredAt(string version) =>
        new(long.Parse(version.AsSpan(version.LastIndexOf('/') + 1, 19), CultureInfo.InvariantCulture), TimeSpan.Zero);
}
