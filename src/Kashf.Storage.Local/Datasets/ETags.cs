using System.Globalization;

namespace Kashf.Storage.Local.Datasets;

/// <summary>A row's revision as an ETag.</summary>
internal static class ETags
{
    public static string Of(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    /// <returns>0, which no stored row has, for what is no ETag of ours.</returns>
    public static long Revision(string tag) =>
        long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
