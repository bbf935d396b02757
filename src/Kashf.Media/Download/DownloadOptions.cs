using System.ComponentModel.DataAnnotations;

namespace Kashf.Media.Download;

/// <summary>How files are fetched from addresses that users give. Bound to the section <c>Download</c>.</summary>
public sealed class DownloadOptions
{
    public const string Section = "Download";

    /// <summary>The configuration key, outside any section, that sets <see cref="AllowHosts"/>.</summary>
    public const string AllowHostsKey = "KASHF_ALLOW_HOSTS";

    /// <summary>
    /// Hosts, with commas between, that may be fetched from although their addresses are not public: <c>host</c> on the
    /// ports 80 and 443, or <c>host:port</c> on that port alone. Default: none.
    /// </summary>
    public string AllowHosts { get; set; } = "";

    /// <summary>Seconds within which a connection must be made. Default 10.</summary>
    [Range(0.1, 300)]
    public double ConnectSeconds { get; init; } = 10;

    /// <summary>
    /// Seconds for which a connection may serve further requests to the same host, once made to addresses that were checked;
    /// 0 has each serve one request. Default 15.
    /// </summary>
    [Range(0, 300)]
    public double ConnectionSeconds { get; init; } = 15;

    /// <summary>Seconds that one download may take where the caller does not say. Default 900.</summary>
    [Range(0.1, 86_400)]
    public double TotalSeconds { get; init; } = 900;

    /// <summary>Seconds in which at least <see cref="ProgressBytes"/> must arrive, again and again. Default 20.</summary>
    [Range(0.1, 3_600)]
    public double ProgressSeconds { get; init; } = 20;

    /// <inheritdoc cref="ProgressSeconds"/>
    /// <remarks>Default 20,000, a kilobyte a second.</remarks>
    [Range(1, 1 << 30)]
    public int ProgressBytes { get; init; } = 20_000;

    /// <summary>How many redirects are followed. Default 5.</summary>
    [Range(0, 20)]
    public int Redirects { get; init; } = 5;

    /// <summary>What the client calls itself. Default <c>Kashf</c>.</summary>
    [Required, RegularExpression("^[A-Za-z0-9._/-]+$")]
    public string UserAgent { get; init; } = "Kashf";
}
