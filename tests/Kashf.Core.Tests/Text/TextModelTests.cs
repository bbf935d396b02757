using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Learning;
using Kashf.Core.Text;

namespace Kashf.Core.Tests.Text;

public sealed class TextModelTests
{
    private static readonly TextModel Model = new TextTrainer(new TrainingOptions()).Train(
        [Comments.Food, Comments.Delivery],
        [.. Comments.Reported(Comments.Food, 30), .. Comments.Reported(Comments.Delivery, 40)],
        null, CancellationToken.None).Model!;

    [Fact]
    public void Read_WhatWasWritten_PredictsExactlyTheSame()
    {
        using var stream = new MemoryStream(Bytes());
        var read = TextModel.Read(stream);
        Assert.Equal(Model.TagIds, read.TagIds);
        Assert.Equal(Model.Thresholds, read.Thresholds);
        for (var seed = 0; seed < 50; seed++)
            Assert.Equal(Predict(Model, Comments.Text(Comments.Food, seed)), Predict(read, Comments.Text(Comments.Food, seed)));
    }

    [Fact]
    public void Read_EveryTruncation_IsRefused()
    {
        var bytes = Bytes();
        foreach (var length in Enumerable.Range(0, 64).Concat(Enumerable.Range(1, 50).Select(i => bytes.Length * i / 51)).Append(bytes.Length - 1))
        {
            using var stream = new MemoryStream(bytes[..length]);
            Assert.Throws<InvalidDataException>(() => TextModel.Read(stream));
        }
    }

    [Fact]
    public void Read_AnyDamagedByte_IsRefused()
    {
        var bytes = Bytes();
        var positions = Gen.Choose(0, bytes.Length - 1).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(positions, position =>
        {
            var damaged = bytes.ToArray();
            damaged[position] ^= 0x55;
            using var stream = new MemoryStream(damaged);
            return Record.Exception(() => TextModel.Read(stream)) is InvalidDataException;
        }));
    }

    [Fact]
    public void Predict_NothingKnown_IsNearTheShareOfTheTag()
    {
        Assert.InRange(Predict(Model, "")[0], 0.1f, 0.9f);
        Assert.InRange(Predict(Model, "xyz qqq")[0], 0.1f, 0.9f);
    }

    [Fact]
    public void Predict_StrangeTexts_GivesProbabilities()
    {
        string[] strange = ["\0\0", "\uD800", "\uDC00\uD800", "😂😂😂", new string('ا', 1 << 20), string.Concat(Enumerable.Repeat("پیک دیر ", 1 << 17))];
        foreach (var text in strange)
            Assert.All(Predict(Model, text), probability => Assert.InRange(probability, 0f, 1f));
    }

    [Fact]
    public void Predict_ManyThreads_GivesWhatOneGives()
    {
        var expected = Enumerable.Range(0, 200).Select(seed => Predict(Model, Comments.Text(Comments.Food, seed))).ToArray();
        Parallel.For(0, 2000, i => Assert.Equal(expected[i % 200], Predict(Model, Comments.Text(Comments.Food, i % 200))));
    }

    [Fact]
    public void Predict_Warm_AllocatesNothing()
    {
        var probabilities = new float[2];
        var text = Comments.Text(Comments.Food, 3);
        for (var i = 0; i < 100; i++)
            Model.Predict(text, probabilities);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Model.Predict(text, probabilities);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static float[] Predict(TextModel model, string text)
    {
        var probabilities = new float[model.TagIds.Count];
        model.Predict(text, probabilities);
        return probabilities;
    }

    private static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        Model.Write(stream);
        return stream.ToArray();
    }
}
