using System.ComponentModel.DataAnnotations;

namespace Kashf.Core.Images;

/// <summary>How images are opened and kept. Bound to the section <c>Images</c>.</summary>
public sealed class ImageOptions
{
    public const string Section = "Images";

    /// <summary>How many images of one request or step are fetched and looked at beside one another. Default 8.</summary>
    [Range(1, 256)]
    public int OpenedAtOnce { get; init; } = 8;

    /// <summary>
    /// How many files of images lie in memory at once, of all requests and steps together; hosts that do not answer count for
    /// nothing. Default 24.
    /// </summary>
    [Range(1, 4_096)]
    public int OpenedInAll { get; init; } = 24;

    /// <summary>Whether the files of items are kept, so that another model can look at them without the network. Default true.</summary>
    public bool KeepOriginals { get; init; } = true;

    /// <summary>
    /// Seconds for which a request with reports opens images; those that are not open by then are refused, the others stored.
    /// Default 100: storing takes its time as well, and
    /// Azure cuts requests off at 230 seconds.
    /// </summary>
    [Range(0.1, 190)]
    public double RequestSeconds { get; init; } = 100;

    /// <summary>
    /// Seconds for which a step of a job opens images; those that are not open by then are left out. Default 900, half of what
    /// the platform gives a step.
    /// </summary>
    [Range(0.1, 1_500)]
    public double StepSeconds { get; init; } = 900;

    /// <summary>Bytes of what models saw in images that belong to no item; the least recently used go first. Default 32 MiB.</summary>
    [Range(0, 1L << 40)]
    public long SeenBytes { get; init; } = 32L << 20;

    internal TimeSpan RequestTime => TimeSpan.FromSeconds(RequestSeconds);

    internal TimeSpan StepTime => TimeSpan.FromSeconds(StepSeconds);
}
