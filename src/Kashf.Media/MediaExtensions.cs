using Kashf.Media.Download;
using Kashf.Media.Images;
using Kashf.Media.Video;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kashf.Media;

/// <summary>Bytes from outside, and what they show.</summary>
public static class MediaExtensions
{
    /// <summary>
    /// Adds <see cref="DownloadClient"/>, with its options from the section <see cref="DownloadOptions.Section"/> and the
    /// key <see cref="DownloadOptions.AllowHostsKey"/>; <see cref="ImageDecoder"/>, with its options from the sections
    /// <see cref="ImageOptions.Section"/> and <see cref="Ffmpeg.FfmpegOptions.Section"/>; <see cref="VideoProbe"/> and
    /// <see cref="FrameReader"/>, with theirs from <see cref="VideoOptions.Section"/>. All are checked at start.
    /// </summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DownloadOptions>()
            .Bind(configuration.GetSection(DownloadOptions.Section))
            .Configure(options => options.AllowHosts = configuration[DownloadOptions.AllowHostsKey] ?? options.AllowHosts)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DownloadOptions>, AllowedHostsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        services.TryAddSingleton<IDialer, TcpDialer>();
        services.TryAddSingleton<AddressGuard>();
        services.TryAddSingleton(provider => new PinnedHttp(
            provider.GetRequiredService<IDialer>(), provider.GetRequiredService<IOptions<DownloadOptions>>()));
        services.TryAddSingleton(provider => new DownloadClient(
            provider.GetRequiredService<AddressGuard>(),
            provider.GetRequiredService<PinnedHttp>(),
            provider.GetRequiredService<IOptions<DownloadOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return services.AddImages(configuration).AddVideos(configuration);
    }
}
