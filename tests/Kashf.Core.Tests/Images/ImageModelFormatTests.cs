using Kashf.Core.Images;
using Kashf.Core.Learning;

namespace Kashf.Core.Tests.Images;

public sealed class ImageModelFormatTests
{
    private static readonly (Vectors Vectors, float[][] Concepts) Made = ImageTrainerTests.Concepts(3);
    private static readonly List<ImageExample> Examples = ImageTrainerTests.Examples(Made.Vectors, Made.Concepts, each: 6);
    private static readonly ImageModel Exclusive = ImageTrainerTests.Train(Examples).Model!;
    private static readonly ImageModel Independent =
        ImageTrainerTests.Train([.. Examples, Examples[0] with { Reports = [new(1, true), new(2, true)] }]).Model!;

    public static TheoryData<bool> Kinds => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_WhatWasWritten_PredictsExactlyTheSame(bool exclusive)
    {
        var written = exclusive ? Exclusive : Independent;
        var copy = ImageModel.Read(new MemoryStream(Bytes(written)));
        var (expected, actual) = (new float[3], new float[3]);
        foreach (var concept in Made.Concepts)
        {
            written.Predict(concept, expected);
            copy.Predict(concept, actual);
            Assert.Equal(expected, actual);
        }

        Assert.Equal((written.EncoderId, exclusive), (copy.EncoderId, copy.IsExclusive));
        Assert.Equal((written.Dimension, written.SizeInBytes), (copy.Dimension, copy.SizeInBytes));
        Assert.Equal(written.TagIds, copy.TagIds);
        Assert.Equal(written.Thresholds, copy.Thresholds);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_AnyByteChanged_IsRefused(bool exclusive)
    {
        var bytes = Bytes(exclusive ? Exclusive : Independent);
        for (var at = 0; at < bytes.Length; at += 7)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => ImageModel.Read(new MemoryStream(damaged)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_CutAnywhere_IsRefused(bool exclusive)
    {
        var bytes = Bytes(exclusive ? Exclusive : Independent);
        for (var length = 0; length < bytes.Length; length += 11)
            Assert.Throws<InvalidDataException>(() => ImageModel.Read(new MemoryStream(bytes, 0, length)));
    }

    [Fact]
    public void Read_FileWithoutALimit_FindsEverythingFamiliar()
    {
        // Version 2: two tags, one value, an image of each tag.
        using var writer = new ModelWriter();
        writer.Add<uint>([0x4B494D31]);
        writer.Add<int>([2, 2, 1]);
        writer.Add<float>([1]);
        writer.AddText("encoder-1");
        writer.Add<long>([7, 8]);
        writer.Add<float>([0.5f, 0.5f]);
        writer.Add<int>([2]);
        writer.Add<float>([1]);
        writer.Add<Half>([(Half)0, (Half)1]);
        writer.Add<float>([3, -3, -3, 3]);
        using var stream = new MemoryStream();
        writer.CopyTo(stream);
        stream.Position = 0;

        var (near, far) = (new float[2], new float[2]);
        var model = ImageModel.Read(stream);
        model.Predict([0], near);
        model.Predict([100], far);

        Assert.InRange(near[0], 0.9f, 1);
        Assert.Equal([0.5f, 0.5f], far);
    }

    private static byte[] Bytes(ImageModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}
