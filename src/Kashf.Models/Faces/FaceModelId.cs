using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kashf.Models.Faces;

/// <summary>
/// Names all that decides which faces are found in a photo and how they are embedded: the embedder, and a fingerprint of the
/// rest. Vectors of one name can be compared, and another detector looks at stored photos anew.
/// </summary>
internal static class FaceModelId
{
    private const int LongestEmbedder = 90;
    private const int FingerprintDigits = 8;

    public static string Of(ModelOptions options)
    {
        var rest = string.Create(CultureInfo.InvariantCulture, $"{options.FaceEmbedder} {options.FaceDetector} {options.FaceLandmarks}");
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rest)))[..FingerprintDigits];
        return $"{options.FaceEmbedder[..Math.Min(LongestEmbedder, options.FaceEmbedder.Length)]}.{fingerprint}";
    }
}
