using Microsoft.Extensions.Options;

namespace Kashf.Server.Hosting.Storage;

/// <summary>What the server stores in.</summary>
internal enum StorageProvider
{
    /// <summary>SQLite and files in the data directory.</summary>
    Local,

    /// <summary>Cosmos DB and Blob Storage, which any number of servers share.</summary>
    Azure,
}

internal static class StorageSetting
{
    public const string Name = "Storage:Provider";

    /// <exception cref="OptionsValidationException">It names no provider.</exception>
    public static StorageProvider Read(IConfiguration configuration) => configuration[Name]?.Trim().ToLowerInvariant() switch
    {
        null or "" or "local" => StorageProvider.Local,
        "azure" => StorageProvider.Azure,
        _ => throw new OptionsValidationException(Name, typeof(StorageProvider),
            [$"{Name} is '{configuration[Name]}'; it must be 'local' (SQLite and files in the data directory) or 'azure' (Cosmos DB and Blob Storage)."]),
    };
}
