using Kashf.Core.Images;

namespace Kashf.Core.Tests.Images;

public sealed class ImageModelFormatTests
{
    private static readonly (Vectors Vectors, float[][] Concepts) Made = ImageTrainerTests.Concepts(3);
    private static readonly ImageModel Model = ImageTrainerTests.Train(ImageTrainerTests.Examples(Made.Vectors, Made.Concepts, each: 6)).Model!;

    [Fact]
    public void Read_WhatWasWritten_PredictsExactlyTheSame()
    {
        var copy = ImageModel.Read(new MemoryStream(Bytes()));
        var (expected, actual) = (new float[3], new float[3]);
        foreach (var concept in Made.Concepts)
        {
            Model.Predict(concept, expected);
            copy.Predict(concept, actual);
            Assert.Equal(expected, actual);
        }

        Assert.Equal((Model.EncoderId, Model.IsExclusive), (copy.EncoderId, copy.IsExclusive));
        Assert.Equal(Model.TagIds, copy.TagIds);
        Assert.Equal(Model.Thresholds, copy.Thresholds);
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var bytes = Bytes();
        for (var at = 0; at < bytes.Length; at += 7)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => ImageModel.Read(new MemoryStream(damaged)));
        }
    }

    [Fact]
    public void Read_CutAnywhere_IsRefused()
    {
        var bytes = Bytes();
        for (var length = 0; length < bytes.Length; length += 11)
            Assert.Throws<InvalidDataException>(() => ImageModel.Read(new MemoryStream(bytes, 0, length)));
    }

    private static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        Model.Write(stream);
        return stream.ToArray();
    }
}
