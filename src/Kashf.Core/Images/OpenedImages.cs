namespace Kashf.Core.Images;

/// <summary>What became of images to open.</summary>
/// <param name="Opened">How many were opened and saved.</param>
/// <param name="Failed">How many could not be opened.</param>
/// <param name="Failures">Some of those, with the reason.</param>
public sealed record OpenedImages(int Opened, int Failed, IReadOnlyList<FailedImage> Failures)
{
    /// <summary>The URLs of those that could not be opened, but for what there was no time left for.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>The most failures that are told one by one.</summary>
    public const int MostFailures = 10;

    public static OpenedImages None { get; } = new(0, 0, []);

    public OpenedImages Add(OpenedImages other) =>
        new(Opened + other.Opened, Failed + other.Failed, [.. Failures.Concat(other.Failures).Take(MostFailures)]) { Refused = [.. Refused, .. other.Refused] };
}

/// <summary>An image that could not be opened, and why.</summary>
public sealed record FailedImage(string Url, string Reason);
