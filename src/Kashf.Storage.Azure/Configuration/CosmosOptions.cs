using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Configuration;

/// <summary>Where documents lie: the section <c>Cosmos</c>.</summary>
public sealed class CosmosOptions
{
    public const string Section = "Cosmos";

    /// <summary><c>AccountEndpoint=https://...;AccountKey=...</c>. Either this or <see cref="AccountEndpoint"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The account's address, <c>https://NAME.documents.azure.com:443/</c>, opened with the identity of the app
    /// (<c>DefaultAzureCredential</c>). Either this or <see cref="ConnectionString"/>.
    /// </summary>
    public string? AccountEndpoint { get; set; }

    /// <summary>Which user-assigned identity to use. Default: the one that the environment names, or the system's.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Default: <c>kashf</c>.</summary>
    public string Database { get; set; } = "kashf";

    /// <summary>
    /// Whether the database and containers are made at start where they are missing. An identity without keys may not: set it
    /// to false where a template makes them. Default: true.
    /// </summary>
    public bool CreateContainers { get; set; } = true;

    /// <summary>Shared by the containers that are made at start, in request units per second; at least 1000. Default: none,
    /// as a serverless account wants it.</summary>
    public int? AutoscaleMaxRequestUnits { get; set; }

    /// <summary>Whether imports send their writes in bulk. Default: with <see cref="AccountEndpoint"/>; emulators do not know it.</summary>
    public bool? Bulk { get; set; }

    /// <summary><c>Direct</c> (default), or <c>Gateway</c> for emulators and networks that let only HTTPS pass.</summary>
    public ConnectionMode ConnectionMode { get; set; } = ConnectionMode.Direct;

    /// <summary>Keeps to the given address, whatever the account says of its regions: for emulators. Default: false.</summary>
    public bool LimitToEndpoint { get; set; }

    /// <summary>How often a request that is asked for patience (429) is sent again. Default: 9.</summary>
    public int MaxRetryAttempts { get; set; } = 9;

    /// <summary>How long such a request may wait in all. Default: 15.</summary>
    public int MaxRetryWaitSeconds { get; set; } = 15;

    /// <summary>How long one call may take with all its attempts. Default: 30.</summary>
    public int RequestTimeoutSeconds { get; set; } = 30;
}
