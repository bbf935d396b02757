using Kashf.Core.Images;

namespace Kashf.Storage.Local.Images;

/// <summary>An image ready to be stored: the work that needs no writer.</summary>
internal sealed record EncodedImage(SeenImage Seen, byte[] Hash, byte[] Vectors)
{
    public static EncodedImage Of(SeenImage seen) => new(seen, Convert.FromHexString(seen.Hash), ImageVectorBytes.Encode(seen.Vectors));
}
