using System.Numerics.Tensors;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Core.Tests.Images;

public sealed class ImageTrainerTests
{
    private static readonly TrainingOptions Options = new() { Threads = 1 };

    [Fact]
    public void Train_SeparateConcepts_TellsNewImagesApart()
    {
        var (vectors, concepts) = Concepts(3);
        var model = Train(Examples(vectors, concepts, each: 20)).Model!;

        var right = 0;
        for (var i = 0; i < 90; i++)
            right += Best(model, vectors.Like(concepts[i % 3])) == i % 3 ? 1 : 0;

        Assert.InRange(right, 85, 90);
        Assert.True(model.IsExclusive);
        Assert.Equal(("encoder-1", 64), (model.EncoderId, model.Dimension));
    }

    [Fact]
    public void Train_WhatAllImagesShare_TellsNothing()
    {
        var (vectors, concepts) = Concepts(3);
        var common = vectors.Direction();
        var examples = Examples(vectors, concepts, each: 20).Select(example => example with { Values = WithCommon(example.Values) }).ToList();
        var model = Train(examples).Model!;

        var right = 0;
        for (var i = 0; i < 90; i++)
            right += Best(model, WithCommon(vectors.Like(concepts[i % 3]))) == i % 3 ? 1 : 0;

        Assert.InRange(right, 80, 90);

        float[] WithCommon(float[] values)
        {
            var sum = new float[values.Length];
            TensorPrimitives.MultiplyAdd(common, 5f, values, sum);
            TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
            return sum;
        }
    }

    [Fact]
    public void Train_FewImagesThatLookAlike_JudgesAnAnswerToEach()
    {
        var vectors = new Vectors(26);
        var concepts = Enumerable.Range(0, 6).Select(_ => vectors.Direction()).ToArray();
        var examples = Enumerable.Range(0, 18).Select(i => Example(i, vectors.Like(concepts[i % 6], likeness: 0.3f), 1 + (i % 6))).ToList();
        var counts = new ImageTrainer(Options).Train("encoder-1", [1, 2, 3, 4, 5, 6], examples, null, TestContext.Current.CancellationToken).Evaluation!.Counts;

        // With so few none is unfamiliar, so each is given a tag though all have low probabilities.
        Assert.InRange(counts.TruePositives + counts.FalsePositives, examples.Count, 6 * examples.Count);
    }

    [Fact]
    public void Train_ImageLikeNoneLearntFrom_IsGivenNoTag()
    {
        var (vectors, concepts) = Concepts(3);
        var model = Train(Examples(vectors, concepts, each: 20)).Model!;

        Assert.InRange(Enumerable.Range(0, 100).Count(i => HasTag(vectors.Like(concepts[i % 3]))), 95, 100);
        Assert.InRange(Enumerable.Range(0, 100).Count(_ => HasTag(vectors.Direction())), 0, 20);

        bool HasTag(float[] values)
        {
            var probabilities = new float[3];
            model.Predict(values, probabilities);
            return probabilities.Zip(model.Thresholds).Any(pair => pair.First >= pair.Second);
        }
    }

    [Fact]
    public void Train_TagsOfOppositeKinds_AreToldApart()
    {
        // No sum of weighted values tells a direction and its opposite from another direction and its opposite.
        var (vectors, concepts) = Concepts(2);
        var model = Train([.. Enumerable.Range(0, 80).Select(i => Example(i, OfKind(i), 1 + (i % 2)))]).Model!;

        var right = 0;
        for (var i = 0; i < 80; i++)
            right += Best(model, OfKind(i)) == i % 2 ? 1 : 0;

        Assert.InRange(right, 70, 80);

        float[] OfKind(int i)
        {
            var values = vectors.Like(concepts[i % 2], likeness: 0.8f);
            TensorPrimitives.Multiply(values, i / 2 % 2 == 0 ? 1f : -1f, values);
            return values;
        }
    }

    [Fact]
    public void Train_MoreImagesThanAModelShouldHold_LearnsWeights()
    {
        var (vectors, concepts) = Concepts(2);
        var examples = Examples(vectors, concepts, each: 10);
        ImageModel Model(int limit) => Trained(examples, Options with { KernelLimit = limit }).Model!;

        Assert.InRange(Model(20).SizeInBytes, 20 * 64 * sizeof(float), int.MaxValue);
        Assert.Equal(2 * 64 * sizeof(float), Model(19).SizeInBytes);
        Assert.All([0, 1], concept => Assert.Equal(concept, Best(Model(19), concepts[concept])));
    }

    [Fact]
    public void Train_WrongReport_IsContradictedByItsHeldOutPrediction()
    {
        var (vectors, concepts) = Concepts(2);
        var examples = Examples(vectors, concepts, each: 20);
        examples.Add(Example(1000, vectors.Like(concepts[0]), 2));

        var result = Train(examples);

        var doubtful = Assert.Single(Contradictions.Of(result.HeldOut, result.Evaluation!.Tags.ToDictionary(tag => tag.TagId, tag => tag.Threshold))[2], report => report.ItemId == 1000);
        Assert.InRange(doubtful.Probability, 0, 0.5);
    }

    [Fact]
    public void Train_CopiesOfOneFile_AreNotHeldOutAgainstEachOther()
    {
        var (vectors, concepts) = Concepts(2);
        // Every file stands twice, and what it shows says nothing of its tag: only its copy could.
        List<ImageExample> examples = [];
        for (var i = 0; i < 40; i++)
        {
            var example = Example(i, vectors.Direction(), 1 + (i % 2));
            examples.AddRange([example, example with { ItemId = 100 + i }]);
        }

        Assert.InRange(Train(examples).Evaluation!.Counts.F1, 0, 0.8);
        Assert.Equal(2, concepts.Length);
    }

    [Fact]
    public void Train_TagsThatComeTogether_AreIndependent()
    {
        var (vectors, concepts) = Concepts(2);
        var examples = Examples(vectors, concepts, each: 15);
        examples.AddRange(Enumerable.Range(0, 15).Select(i => Example(500 + i, Both(), 1, 2)));
        var model = Train(examples).Model!;

        var probabilities = new float[2];
        model.Predict(Both(), probabilities);

        Assert.False(model.IsExclusive);
        Assert.All(probabilities, probability => Assert.InRange(probability, 0.5f, 1));

        float[] Both()
        {
            var sum = new float[64];
            TensorPrimitives.Add(vectors.Like(concepts[0]), vectors.Like(concepts[1]), sum);
            TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
            return sum;
        }
    }

    [Fact]
    public void Train_TooLittle_SaysWhat()
    {
        var (vectors, concepts) = Concepts(1);
        var result = Train([Example(1, vectors.Like(concepts[0]), 1)]);
        Assert.False(result.Succeeded);
        Assert.Equal([new(1, Lacking.Positives, 1, 2), new(2, Lacking.Positives, 0, 2), new(3, Lacking.Positives, 0, 2)], result.Shortfalls);
    }

    [Fact]
    public void Predict_VectorOfAnotherDimension_IsRefused()
    {
        var (vectors, concepts) = Concepts(2);
        var model = Train(Examples(vectors, concepts, each: 5)).Model!;
        Assert.Throws<ArgumentException>(() => model.Predict(new float[63], new float[2]));
    }

    [Fact]
    public void Train_ManyThreads_LearnsTheSame()
    {
        var (vectors, concepts) = Concepts(3);
        var examples = Examples(vectors, concepts, each: 20);
        Assert.Equal(Bytes(Options), Bytes(Options with { Threads = 4 }));

        byte[] Bytes(TrainingOptions options)
        {
            using var stream = new MemoryStream();
            new ImageTrainer(options).Train("encoder-1", [1, 2, 3], examples, null, TestContext.Current.CancellationToken).Model!.Write(stream);
            return stream.ToArray();
        }
    }

    internal static TrainingResult<ImageModel> Train(IReadOnlyList<ImageExample> examples) =>
        Trained(examples, Options);

    private static TrainingResult<ImageModel> Trained(IReadOnlyList<ImageExample> examples, TrainingOptions options) =>
        new ImageTrainer(options).Train("encoder-1", [1, 2, 3], examples, null, TestContext.Current.CancellationToken);

    internal static List<ImageExample> Examples(Vectors vectors, float[][] concepts, int each) =>
        [.. Enumerable.Range(0, each * concepts.Length).Select(i => Example(i, vectors.Like(concepts[i % concepts.Length]), 1 + (i % concepts.Length)))];

    internal static (Vectors Vectors, float[][] Concepts) Concepts(int count)
    {
        var vectors = new Vectors(7);
        return (vectors, [.. Enumerable.Range(0, count).Select(_ => vectors.Direction())]);
    }

    private static ImageExample Example(long id, float[] values, params long[] tags) =>
        new(id, $"{id:x64}"[^16..].PadRight(64, '0'), values, [.. tags.Select(tag => new TagReport(tag, true))]);

    private static int Best(ImageModel model, float[] values)
    {
        var probabilities = new float[model.TagIds.Count];
        model.Predict(values, probabilities);
        return TensorPrimitives.IndexOfMax<float>(probabilities);
    }
}
