using Kashf.Core.Faces;

namespace Kashf.Bench.Images;

/// <summary>What was answered on photos of one person each.</summary>
internal sealed class FaceTally
{
    public int Faceless { get; private set; }

    public int WithFaces { get; private set; }

    public int Right { get; private set; }

    public int Mistaken { get; private set; }

    public void Add(FaceIdentity[] faces, long person)
    {
        if (faces.Length == 0)
        {
            Faceless++;
            return;
        }

        WithFaces++;
        Right += faces.Any(face => face.IsKnown && face.TagId == person) ? 1 : 0;
        Mistaken += faces.Any(face => face.IsKnown && face.TagId != person) ? 1 : 0;
    }
}
