using Kashf.Core.Reports;

namespace Kashf.Core.Images;

/// <summary>An image to learn from.</summary>
/// <param name="Hash">Of its file: images with the same hash are the same.</param>
/// <param name="Values">What the model saw in it, a vector of length one.</param>
/// <param name="Reports">What was reported of it; none where nobody said anything yet.</param>
public sealed record ImageExample(long ItemId, string Hash, float[] Values, IReadOnlyList<TagReport> Reports);
