using Azure.Storage.Blobs;

namespace Kashf.Storage.Azure.Configuration;

/// <summary>Where files, models and the bodies of jobs lie: the section <c>Blobs</c>.</summary>
public sealed class BlobOptions
{
    public const string Section = "Blobs";

    /// <summary>As the portal shows it, with a key or a signature. Either this or <see cref="ServiceUri"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The account's address, <c>https://NAME.blob.core.windows.net</c>, opened with the identity of the app
    /// (<c>DefaultAzureCredential</c>). Either this or <see cref="ConnectionString"/>.
    /// </summary>
    public string? ServiceUri { get; set; }

    /// <summary>Which user-assigned identity to use. Default: the one that the environment names, or the system's.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>The container of trained models. Default: <c>models</c>.</summary>
    public string Models { get; set; } = "models";

    /// <summary>The container of uploads, exports and other files. Default: <c>files</c>.</summary>
    public string Files { get; set; } = "files";

    /// <summary>The container of jobs' requests and results. Default: <c>jobs</c>.</summary>
    public string Jobs { get; set; } = "jobs";

    /// <summary>Whether containers are made at start where they are missing. Default: true.</summary>
    public bool CreateContainers { get; set; } = true;

    /// <summary>Which version of the service's protocol to speak, for emulators behind the client. Default: the client's own.</summary>
    public BlobClientOptions.ServiceVersion? ServiceVersion { get; set; }

    /// <summary>How often a call is sent again that failed on the way or was asked for patience. Default: 4.</summary>
    public int MaxRetryAttempts { get; set; } = 4;

    /// <summary>The longest pause before it is. Default: 5.</summary>
    public int MaxRetryDelaySeconds { get; set; } = 5;

    /// <summary>How long one call may take with all its attempts. Default: 60.</summary>
    public int RequestTimeoutSeconds { get; set; } = 60;

    /// <summary>
    /// Bytes of copies of files that lie on this machine at once, for programs that read from a path; who needs another waits. One
    /// file that is longer is copied while there is no other. Default: 8 GiB.
    /// </summary>
    public long LocalCopyBytes { get; set; } = 8L << 30;
}
