using Kashf.Core.Text;

namespace Kashf.Core.Tests.Text;

public sealed class TextFeaturesTests
{
    private static readonly string[] Texts =
        [.. Enumerable.Range(0, 1500).Select(i => $"متن شماره {i % 70} درباره موضوع {i % 13} و {i % 7}")];

    [Fact]
    public void Extract_EveryRow_HasLengthOne()
    {
        var matrix = TextFeatures.Extract(Texts, 1 << 18, Threads(2)).Matrix;
        for (var row = 0; row < matrix.Rows; row++)
            Assert.Equal(1f, System.Numerics.Tensors.TensorPrimitives.Norm(matrix.ValuesOf(row)), 1e-5f);
    }

    [Fact]
    public void Extract_RareNgrams_WeighMoreThanFrequentOnes()
    {
        var vocabulary = TextFeatures.Extract(Texts, 1 << 18, Threads(2)).Vocabulary;
        Assert.True(vocabulary.InverseDocumentFrequencies[0] < vocabulary.InverseDocumentFrequencies[^1]);
        Assert.Equal(1f, vocabulary.InverseDocumentFrequencies[0], 1e-4f);
    }

    [Fact]
    public void Extract_Limit_KeepsTheMostFrequent()
    {
        var all = TextFeatures.Extract(Texts, 1 << 18, Threads(2)).Vocabulary;
        var few = TextFeatures.Extract(Texts, 100, Threads(2)).Vocabulary;
        Assert.Equal(all.Hashes[..100].ToArray(), few.Hashes.ToArray());
    }

    [Fact]
    public void Extract_AnyNumberOfThreads_GivesTheSameMatrix()
    {
        var (one, four) = (TextFeatures.Extract(Texts, 5000, Threads(1)), TextFeatures.Extract(Texts, 5000, Threads(4)));
        Assert.Equal(one.Vocabulary.Hashes.ToArray(), four.Vocabulary.Hashes.ToArray());
        for (var row = 0; row < Texts.Length; row++)
        {
            Assert.Equal(one.Matrix.ColumnsOf(row).ToArray(), four.Matrix.ColumnsOf(row).ToArray());
            Assert.Equal(one.Matrix.ValuesOf(row).ToArray(), four.Matrix.ValuesOf(row).ToArray());
        }
    }

    [Fact]
    public void Extract_EmptyTexts_HaveEmptyRows()
    {
        var matrix = TextFeatures.Extract(["", "\u200C", "متن"], 1000, Threads(1)).Matrix;
        Assert.Equal(0, matrix.ColumnsOf(0).Length);
        Assert.Equal(0, matrix.ColumnsOf(1).Length);
        Assert.NotEqual(0, matrix.ColumnsOf(2).Length);
    }

    private static ParallelOptions Threads(int count) => new() { MaxDegreeOfParallelism = count };
}
