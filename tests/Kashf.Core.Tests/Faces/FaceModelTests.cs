using Kashf.Core.Faces;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Tests.Images;

namespace Kashf.Core.Tests.Faces;

public sealed class FaceModelTests
{
    private readonly Vectors vectors = new(5, dimension: 128);
    private readonly float[][] persons;
    private readonly FaceModel model;

    public FaceModelTests()
    {
        persons = [.. Enumerable.Range(0, 4).Select(_ => vectors.Direction())];
        var photos = Enumerable.Range(0, 20).Select(i => new FaceExample(i, $"{i}", [vectors.Face(persons[i % 4])], [new TagReport(1 + (i % 4), true)]));
        model = new FaceTrainer(new TrainingOptions { Threads = 1 }, new FaceOptions())
            .Train("faces-1", [1, 2, 3, 4], [.. photos], null, TestContext.Current.CancellationToken).Model!;
    }

    [Fact]
    public void Identify_GroupPhoto_NamesEachAndTheStranger()
    {
        var found = model.Identify([vectors.Face(persons[2]), vectors.Face(vectors.Direction()), vectors.Face(persons[0])], _ => true);

        Assert.Equal([3, 0, 1], found.Select(face => face.TagId));
        Assert.All(found, face => Assert.InRange(face.Probability, 0.5f, 1));
    }

    [Fact]
    public void Identify_TwoFacesLikeOnePerson_OnlyTheLikerIsTheirs()
    {
        var found = model.Identify([new(vectors.Like(persons[1], 0.4f)), new(vectors.Like(persons[1], 0.95f))], _ => true);
        Assert.Equal([0, 2], found.Select(face => face.TagId));
    }

    [Fact]
    public void Identify_PersonNotAsked_IsAStranger()
    {
        var found = Assert.Single(model.Identify([vectors.Face(persons[0])], tag => tag != 1));
        Assert.Equal(0, found.TagId);
        Assert.InRange(found.Probability, 0.5f, 1);
    }

    [Fact]
    public void Identify_NoFaces_IsEmpty() => Assert.Empty(model.Identify([], _ => true));

    [Fact]
    public void Read_WhatWasWritten_IdentifiesTheSame()
    {
        var copy = FaceModel.Read(new MemoryStream(Bytes()));
        var faces = persons.Select(person => vectors.Face(person)).ToList();

        Assert.Equal(model.Identify(faces, _ => true).Select(face => face.TagId), copy.Identify(faces, _ => true).Select(face => face.TagId));
        Assert.Equal((model.EncoderId, model.Threshold, model.Dimension), (copy.EncoderId, copy.Threshold, copy.Dimension));
        Assert.Equal(model.TagIds, copy.TagIds);
    }

    [Fact]
    public void Read_AnyByteChangedOrCut_IsRefused()
    {
        var bytes = Bytes();
        for (var at = 0; at < bytes.Length; at += 5)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x08;
            Assert.Throws<InvalidDataException>(() => FaceModel.Read(new MemoryStream(damaged)));
            Assert.Throws<InvalidDataException>(() => FaceModel.Read(new MemoryStream(bytes, 0, at)));
        }
    }

    private byte[] Bytes()
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}
