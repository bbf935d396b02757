using Kashf.Core.Storage;
using Kashf.Functions.Video.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video.Files;

/// <summary>
/// Room for videos' files. How long a file is shows only when it is here: until then it counts as the longest that may be, so that
/// those stored and those on their way never hold more together than they may.
/// </summary>
public sealed partial class VideoRoom(IFiles files, IOptions<VideoJobOptions> options, ILogger<VideoRoom> logger)
{
    // About an hour by the pauses of the orchestration; what holds the room then is nothing that is being worked on.
    private const int MostWaits = 60;

    private readonly VideoJobOptions limits = options.Value;
    private long promised;

    /// <param name="waits">How many times this file had to wait before.</param>
    /// <param name="fetch">Brings the file here; called where there is room.</param>
    /// <returns>Or that it has to wait for other videos to go; or, where that is in vain, why it is refused.</returns>
    internal async Task<VideoStepOutcome> FetchAsync(int waits, Func<Task<VideoStepOutcome>> fetch, CancellationToken cancellation)
    {
        var upToThis = Interlocked.Add(ref promised, limits.FileBytes);
        try
        {
            // Asked after the promise: a file that is stored meanwhile may count twice, but never not at all.
            var space = await files.MeasureAsync(VideoFileNames.Runs, cancellation);
            if (space.Used + upToThis <= limits.StoredBytes && !(space.Free - upToThis < limits.FreeBytes))
                return await fetch();
            LogFull(space.Used, upToThis, space.Free);
            var isHeldByVideos = space.Used > 0 || upToThis > limits.FileBytes;
            return isHeldByVideos && waits < MostWaits
                ? new VideoStepOutcome { MustWait = true }
                : VideoStepOutcome.Refused(VideoRefusals.NoRoom);
        }
        finally
        {
            Interlocked.Add(ref promised, -limits.FileBytes);
        }
    }

    [LoggerMessage(EventId = 153, Level = LogLevel.Warning, Message = "No room for a video's file: {Used} bytes of videos are stored, it and those on their way may have {Promised}, and {Free} are free; see Videos:StoredBytes and Videos:FreeBytes.")]
    private partial void LogFull(long used, long promised, long? free);
}
