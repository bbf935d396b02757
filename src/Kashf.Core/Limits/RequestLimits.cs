using System.ComponentModel.DataAnnotations;

namespace Kashf.Core.Limits;

/// <summary>How much one request may bring. Bound to the section <c>Limits</c>.</summary>
public sealed class RequestLimits
{
    public const string Section = "Limits";

    /// <summary>Texts, or reports, in one request. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int ItemsPerRequest { get; init; } = 10_000;

    /// <summary>Characters (UTF-16 units) of one text. Default 100,000.</summary>
    [Range(1, 10_000_000)]
    public int ContentLength { get; init; } = 100_000;

    /// <summary>Bytes of one request's body. Default 64 MiB.</summary>
    [Range(1024, 1L << 31)]
    public long BodyBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of one file for import, sent or downloaded. Default 2 GiB.</summary>
    [Range(1024, 1L << 40)]
    public long FileBytes { get; init; } = 2L << 30;

    /// <summary>Tags of one dataset. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int TagsPerDataset { get; init; } = 10_000;

    /// <summary>Datasets of one account. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int DatasetsPerAccount { get; init; } = 10_000;
}
