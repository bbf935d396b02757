using Kashf.Core.Images;
using Kashf.Core.Reports;

namespace Kashf.Core.Faces;

/// <summary>A photo to learn faces from.</summary>
/// <param name="Hash">Of its file: photos with the same hash are the same.</param>
/// <param name="Faces">What the model saw, the largest first; none where it found no face.</param>
/// <param name="Reports">What was reported of it; none where nobody said anything yet.</param>
public sealed record FaceExample(long ItemId, string Hash, IReadOnlyList<ImageVector> Faces, IReadOnlyList<TagReport> Reports);
