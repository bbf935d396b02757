using Kashf.Media;
using Kashf.Models.Catalogue;
using Kashf.Models.Faces;
using Kashf.Models.ImageEncoding;
using Kashf.Models.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kashf.Models;

/// <summary>Trained networks.</summary>
public static class ModelExtensions
{
    /// <summary>
    /// Adds <see cref="IImageEncoder"/> and <see cref="IFaceAnalyzer"/>, with options from the section
    /// <see cref="ModelOptions.Section"/>, which are checked at start, <see cref="ModelFolders"/>, and
    /// <see cref="AddModel"/>, which needs <see cref="MediaExtensions.AddMedia"/>. No model is opened before it is needed.
    /// </summary>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>()
            .Bind(configuration.GetSection(ModelOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelFolders>();
        services.TryAddSingleton<AddModel>();
        services.TryAddSingleton<ModelMetrics>();
        services.TryAddSingleton<SessionPool>();
        services.TryAddSingleton<IImageEncoder, ImageEncoder>();
        services.TryAddSingleton<IFaceAnalyzer, FaceAnalyzer>();
        return services;
    }
}
