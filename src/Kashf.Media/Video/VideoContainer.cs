namespace Kashf.Media.Video;

/// <summary>The kinds of files that are opened as videos.</summary>
public enum VideoContainer
{
    /// <summary>MP4, QuickTime, M4V, 3GP.</summary>
    Mp4,

    /// <summary>Matroska and WebM.</summary>
    Matroska,
    Avi,

    /// <summary>MPEG transport streams.</summary>
    MpegTs,

    /// <summary>MPEG programme streams.</summary>
    MpegPs,
    Flv,
    Ogg,

    /// <summary>Advanced Systems Format: WMV.</summary>
    Asf,
}
