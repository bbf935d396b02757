using Kashf.Media.Ffmpeg;
using Kashf.Media.Images.Ffmpeg;
using Kashf.Media.Images.Headers;
using Kashf.Media.Images.Jpeg;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Images;

internal static class ImageExtensions
{
    public static IServiceCollection AddImages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImageOptions>().Bind(configuration.GetSection(ImageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FfmpegOptions>().Bind(configuration.GetSection(FfmpegOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FfmpegOptions>, FfmpegPathValidator>());
        services.TryAddSingleton<FfmpegProgram>();
        services.TryAddSingleton<FfmpegRunner>();
        services.TryAddSingleton<FfmpegImageDecoder>();
        services.TryAddSingleton<HeaderReader>();
        services.TryAddSingleton<JpegDecoder>();
        services.TryAddSingleton(provider => new ImageDecoder(
            provider.GetRequiredService<HeaderReader>(),
            TurboJpeg.IsInstalled ? provider.GetRequiredService<JpegDecoder>() : null,
            provider.GetRequiredService<FfmpegImageDecoder>()));
        return services;
    }
}
