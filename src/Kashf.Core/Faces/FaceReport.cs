namespace Kashf.Core.Faces;

/// <summary>A report on a photo and a person, with the face that it is taken to mean.</summary>
/// <param name="photo">The photo's position among the examples.</param>
/// <param name="tag">The person's position among the tags.</param>
/// <param name="positive">Whether the face is said to be the person's.</param>
/// <param name="isBoxed">Whether the reporter said which face.</param>
/// <param name="face">The position among the photo's faces.</param>
internal sealed class FaceReport(int photo, int tag, bool positive, bool isBoxed, int face)
{
    public int Photo => photo;

    public int Tag => tag;

    public bool Positive => positive;

    public bool IsBoxed => isBoxed;

    public int Face { get; set; } = face;

    /// <summary>How far the report is believed, more than 0, at most 1: one that contradicts the person's other photos is hardly.</summary>
    public float Weight { get; set; } = 1;
}
