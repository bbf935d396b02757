namespace Kashf.Core.Faces;

/// <summary>What is known of a person's face.</summary>
/// <param name="Tag">The person's position among the tags.</param>
/// <param name="Mean">Of the vectors of the person's faces, each of length one.</param>
/// <param name="Faces">How many faces speak in it, more than 0; those in doubt count in part.</param>
internal sealed record FaceTemplate(int Tag, float[] Mean, float Faces);
