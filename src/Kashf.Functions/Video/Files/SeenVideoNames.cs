using Kashf.Core.Video;
using Kashf.Functions.Images;
using Kashf.Functions.Video.Work;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video.Files;

/// <summary>Names what a model saw in a video: for later requests, or, where nothing is kept for them, among the files of the job.</summary>
public sealed class SeenVideoNames(ImageSight sight, IOptions<VideoJobOptions> options)
{
    internal string Of(VideoStepInput input, FrameSettings settings)
    {
        var name = VideoFileNames.SeenIn(input.Hash, settings, sight.ModelOf(input.Run.Type));
        return options.Value.SeenTime > TimeSpan.Zero ? name : $"{VideoFileNames.Run(input.Run)}/{name}";
    }
}
