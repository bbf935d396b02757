using System.Text.Json;
using Kashf.Core.Results;

namespace Kashf.Media.Video.Probing;

/// <summary>What ffprobe says of a file and its video streams.</summary>
internal sealed record StreamReport
{
    public static readonly string[] Arguments =
    [
        "-of", "json", "-show_entries",
        "format=start_time,duration"
            + ":stream=index,codec_type,codec_name,codec_tag_string,width,height,pix_fmt,color_range,color_space,has_b_frames,time_base,sample_aspect_ratio,avg_frame_rate,r_frame_rate,duration,nb_frames,field_order"
            + ":stream_disposition=attached_pic:stream_side_data=displaymatrix",
    ];

    private static readonly JsonSerializerOptions Naming = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public IReadOnlyList<StreamEntry> Streams { get; init; } = [];

    public FormatEntry Format { get; init; } = new();

    /// <returns>Without streams where ffprobe could not open the file.</returns>
    public static async Task<Result<StreamReport>> ReadAsync(Stream output)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<StreamReport>(output, Naming, CancellationToken.None) ?? new();
        }
        catch (JsonException)
        {
            return VideoErrors.Damaged;
        }
    }

    internal sealed record FormatEntry
    {
        public string? StartTime { get; init; }

        public string? Duration { get; init; }
    }
}
