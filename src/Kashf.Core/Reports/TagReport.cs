using Kashf.Core.Images;

namespace Kashf.Core.Reports;

/// <summary>A person's word on one item: the tag holds, or does not.</summary>
/// <param name="Box">In a dataset of faces, the face that is meant; null for the largest clear one, and everywhere else.</param>
public readonly record struct TagReport(long TagId, bool Positive, PixelBox? Box = null);
