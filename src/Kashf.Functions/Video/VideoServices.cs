using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Sight;
using Kashf.Functions.Video.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Functions.Video;

/// <summary>What tagging videos needs.</summary>
internal static class VideoServices
{
    public static IServiceCollection AddVideo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VideoJobOptions>().Bind(configuration.GetSection(VideoJobOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<VideoRequests>()
            .AddSingleton<StoredVideoRequests>()
            .AddSingleton<VideoDownload>().AddSingleton<VideoRoom>()
            .AddSingleton<VideoRunFiles>()
            .AddSingleton<SeenVideos>().AddSingleton<SeenVideoNames>()
            .AddSingleton<VideoMerge>()
            .AddSingleton<FrameTaggers>()
            .AddSingleton<VideoAnswers>()
            .AddSingleton<JoinedVideoAnswers>()
            .AddSingleton<VideoStepAttempt>()
            .AddSingleton<FrameSight>()
            .AddSingleton<SegmentSight>();
    }
}
