using Kashf.Storage.Azure;
using Kashf.Storage.Local;

namespace Kashf.Server.Hosting.Storage;

internal static class StorageServices
{
    /// <summary>Adds the stores that the configuration chooses.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string dataDirectory) =>
        StorageSetting.Read(configuration) switch
        {
            StorageProvider.Azure => services.AddAzureStorage(configuration),
            _ => services.AddLocalStorage(storage => storage.DataDirectory = dataDirectory),
        };
}
