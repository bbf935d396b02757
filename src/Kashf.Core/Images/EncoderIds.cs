namespace Kashf.Core.Images;

/// <summary>What the ids of models that look at images may be: see <see cref="SeenImage.ModelId"/>.</summary>
internal static class EncoderIds
{
    public const int MostCharacters = 100;
}
