using System.Globalization;

namespace Kashf.Media.Video.Probing;

/// <summary>One stream in ffprobe's words.</summary>
internal sealed record StreamEntry
{
    private const double NearlySquare = 0.01;

    public int Index { get; init; }

    public string? CodecType { get; init; }

    public string? CodecName { get; init; }

    public string? CodecTagString { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? PixFmt { get; init; }

    public string? ColorRange { get; init; }

    public string? ColorSpace { get; init; }

    public int HasBFrames { get; init; }

    public string? TimeBase { get; init; }

    public string? SampleAspectRatio { get; init; }

    public string? AvgFrameRate { get; init; }

    public string? RFrameRate { get; init; }

    public string? Duration { get; init; }

    public string? NbFrames { get; init; }

    public string? FieldOrder { get; init; }

    public DispositionEntry? Disposition { get; init; }

    public IReadOnlyList<SideDataEntry> SideDataList { get; init; } = [];

    /// <summary>Whether it is pictures that move: the cover of an album is none.</summary>
    public bool IsVideo => CodecType == "video" && Disposition?.AttachedPic != 1;

    /// <summary>Whether it is of the one codec whose packets may hold single fields, and not known to have frames alone.</summary>
    public bool MayHaveFieldPackets => CodecName == "h264" && FieldOrder != "progressive";

    public bool IsEncrypted => CodecTagString is "encv" or "drmi";

    public int Orientation => SideDataList.Select(data => data.Displaymatrix).FirstOrDefault(matrix => matrix is not null) is { } matrix
        ? DisplayMatrix.OrientationOf(matrix)
        : 1;

    public bool IsFullRange => ColorRange == "pc" || (PixFmt?.StartsWith("yuvj", StringComparison.Ordinal) ?? false);

    // What is no brightness and colour by itself is turned into it by the default.
    public ColorMatrix Matrix => ColorSpace switch
    {
        "bt709" => ColorMatrix.Bt709,
        "bt2020nc" => ColorMatrix.Bt2020,
        _ => ColorMatrix.Bt601,
    };

    /// <summary>Upright with square pixels, of which a video whose pixels are oblong has more, not fewer.</summary>
    public (int Width, int Height) ShownSize()
    {
        var (width, height) = (Width, Height);
        var ratio = Ratio.Parse(SampleAspectRatio, ':');
        if (ratio is { Value: > 1 + NearlySquare and < 100 })
            width = (int)Math.Round(width * ratio.Value.Value);
        else if (ratio is { Value: < 1 - NearlySquare and > 0.01 })
            height = (int)Math.Round(height / ratio.Value.Value);
        return Images.Orientation.SwapsSides(Orientation) ? (height, width) : (width, height);
    }

    public static double? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? seconds : null;

    internal sealed record DispositionEntry
    {
        public int AttachedPic { get; init; }
    }

    internal sealed record SideDataEntry
    {
        public string? Displaymatrix { get; init; }
    }
}
