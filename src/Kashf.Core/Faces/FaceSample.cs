namespace Kashf.Core.Faces;

/// <summary>A face that a report speaks of, or one that no report does.</summary>
/// <param name="Photo">The position of its photo among the examples.</param>
/// <param name="Tag">The position of the person that it was reported to be; -1 where it is nobody's who is known.</param>
/// <param name="Values">What the encoder saw.</param>
internal sealed record FaceSample(int Photo, int Tag, float[] Values)
{
    public bool IsStranger => Tag < 0;
}
