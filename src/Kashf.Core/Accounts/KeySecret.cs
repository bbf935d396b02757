using System.Security.Cryptography;
using System.Text;

namespace Kashf.Core.Accounts;

/// <summary>
/// A key as its owner holds it: <c>kashf_</c>, 43 random letters and digits (256 bits), and six that check them, so
/// that secret scanners recognise a leaked key. Only its SHA-256 is stored.
/// </summary>
public static class KeySecret
{
    private const string Prefix = "kashf_";
    private const int RandomLength = 43;
    private const int ChecksumLength = 6;
    private const int HintLength = 10;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Create()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, RandomLength);
        return Prefix + random + Checksum(random);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The first characters, by which an owner tells keys apart; never more than a third of the secret.</summary>
    public static string Hint(string secret) => secret[..Math.Min(HintLength, secret.Length / 3)] + "…";

    private static string Checksum(string random)
    {
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(random));
        return string.Create(ChecksumLength, digest, (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = Alphabet[bytes[i] % Alphabet.Length];
        });
    }
}
