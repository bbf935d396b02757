using Kashf.Core.Results;

namespace Kashf.Functions.Video;

/// <summary>Why a video can't be processed, besides what its file itself tells.</summary>
internal static class VideoRefusals
{
    public const string Forgotten = "what was seen in the video was deleted before it was tagged; send the request again";

    public const string NothingDecoded =
        "the video is damaged: no frame of it could be decoded; upload it again, or export it anew as H.264 in MP4";

    public const string Fault =
        "something went wrong here while the video was processed; send it again, or in another format, and if that fails too, tell an operator";

    public const string NoRoom =
        "there is no room left here for the video's file; send it again later, and if that fails too, tell an operator";

    public static Error BadAddress(string reason) => Of("video-address", reason);

    /// <summary>A download's error, as one of an element of a list.</summary>
    public static Error Undelivered(Error error) => Of(error.Code, error.Detail);

    public static string AnswerTooLong(long limit) =>
        $"the answer has more than {limit:N0} bytes; ask for fewer videos at a time, with a greater every_ms or min_frame_diff, or a shorter duration";

    public static string StepTooLong(double seconds) =>
        $"one part of the video took longer than {seconds:0.#} seconds to process; send it with a greater every_ms or min_frame_diff, or a shorter duration";

    private static Error Of(string code, string detail) => new(ErrorKind.Unprocessable, code, detail);
}
