using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Images;

namespace Kashf.Storage.Contract.Images;

/// <summary>Images that a model has seen: their files are told apart by a word.</summary>
internal static class TestImages
{
    public const string Model = "encoder-1";
    public const int Dimension = 8;

    public static SeenImage Of(string url, string file, string model = Model) => new()
    {
        Url = url,
        Hash = HashOf(file),
        Width = 640 + file.Length,
        Height = 480,
        ModelId = model,
        Vectors = [new ImageVector(Values($"{file} {model}"))],
    };

    public static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));

    /// <summary>A vector of length 1.</summary>
    public static float[] Values(string seed)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        var values = Enumerable.Range(0, Dimension).Select(i => bytes[i] - 127.5f).ToArray();
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return Array.ConvertAll(values, value => value / length);
    }

    /// <summary>Everything is as it was, but for the precision of vectors.</summary>
    public static void AssertSame(SeenImage expected, SeenImage? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Vectors = [] }, actual with { Vectors = [] });
        Assert.Equal(expected.Vectors.Count, actual.Vectors.Count);
        foreach (var (before, after) in expected.Vectors.Zip(actual.Vectors))
        {
            Assert.Equal((before.Box, before.Clarity, before.Values.Length), (after.Box, after.Clarity, after.Values.Length));
            Assert.All(before.Values.Zip(after.Values), pair => Assert.Equal(pair.First, pair.Second, 0.0005f));
        }
    }
}
