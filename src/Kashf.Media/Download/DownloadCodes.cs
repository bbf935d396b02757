namespace Kashf.Media.Download;

/// <summary>Codes of those errors of downloads that callers tell apart.</summary>
public static class DownloadCodes
{
    /// <summary>It took longer than it may.</summary>
    public const string TooLong = "download-too-long";

    /// <summary>Its bytes came too slowly.</summary>
    public const string TooSlow = "download-too-slow";

    /// <summary>There was no connection, or it ended early.</summary>
    public const string Failed = "download-failed";
}
