using Kashf.Core.Images;
using Kashf.Core.Reports;
using Kashf.Core.Tagging;
using Kashf.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Functions.Images;

/// <summary>What datasets of images and faces need.</summary>
internal static class ImageServices
{
    public static IServiceCollection AddImageDatasets(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<ImageAddresses>()
        .AddSingleton<SlowHosts>()
        .AddSingleton<OwnImages>()
        .AddSingleton<ImageSource>()
        .AddSingleton<ImageSight>()
        .AddSingleton<IImageReader, ImageReader>()
        .AddSingleton<ImageUploads>()
        .AddSingleton<StoredImages>()
        .AddSingleton<RecentlySeen>()
        .AddSingleton<OpenUrls>()
        .AddSingleton<KeepImage>()
        .AddSingleton<SeeItems>()
        .AddSingleton<OpenImages>()
        .AddSingleton<SeenItems>()
        .AddSingleton<ReportedFace>()
        .AddSingleton<ReportImages>()
        .AddSingleton<TagImages>()
        .AddSingleton<TagFaces>()
        .AddModels(configuration);
}
