using Kashf.Media.Ffmpeg;
using Kashf.Media.Video.Probing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Video;

internal static class VideoExtensions
{
    public static IServiceCollection AddVideos(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VideoOptions>().Bind(configuration.GetSection(VideoOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<Ffprobe>();
        services.TryAddSingleton<DecodedTimestamps>();
        services.TryAddSingleton<FrameTimestamps>();
        services.TryAddSingleton<RefreshKeyframes>();
        services.TryAddSingleton(provider => new VideoProbe(
            provider.GetRequiredService<Ffprobe>(),
            provider.GetRequiredService<FrameTimestamps>(),
            provider.GetRequiredService<RefreshKeyframes>(),
            provider.GetRequiredService<IOptions<VideoOptions>>()));
        services.TryAddSingleton(provider => new FrameReader(
            provider.GetRequiredService<FfmpegProgram>(),
            provider.GetRequiredService<IOptions<FfmpegOptions>>(),
            provider.GetRequiredService<IOptions<VideoOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FrameReader>>()));
        return services;
    }
}
