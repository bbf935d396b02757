using System.Security.Cryptography;

namespace Kashf.Storage.Local.Reports;

/// <summary>The first bytes of the SHA-256 of a content's UTF-8. Equal contents have equal keys; others almost never do.</summary>
internal static class ContentKey
{
    public const int Length = 8;

    public static byte[] Of(ReadOnlySpan<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, hash);
        return hash[..Length].ToArray();
    }
}
