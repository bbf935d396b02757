namespace Kashf.Core.Faces;

/// <summary>Whose a face is.</summary>
/// <param name="TagId">The person's tag; 0 where nobody was recognised.</param>
/// <param name="Probability">Of this answer, 0 to 1: that it is this person, or that it is none of those known.</param>
public readonly record struct FaceIdentity(long TagId, float Probability)
{
    public bool IsKnown => TagId != 0;
}
