using Kashf.Core.Images;

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

    private static byte[] Bytes(ImageModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}
