namespace Kashf.Media.Download;

/// <summary>What one download may cost.</summary>
/// <param name="Bytes">The greatest length that is taken.</param>
/// <param name="Time">From the first look-up to the last byte; null for <see cref="DownloadOptions.TotalSeconds"/>.</param>
public sealed record DownloadLimits(long Bytes, TimeSpan? Time = null)
{
    /// <summary>
    /// Awaited once a file of allowed length is about to come, with the length that was announced, null where none was; the
    /// time that it takes is not counted.
    /// </summary>
    public Func<long?, CancellationToken, Task>? Arriving { get; init; }
}
