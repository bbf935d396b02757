using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Tests.Images;

namespace Kashf.Core.Tests.Faces;

public sealed class FaceTrainerTests
{
    private readonly Vectors vectors = new(11, dimension: 128);
    private readonly float[][] persons;

    public FaceTrainerTests() => persons = [.. Enumerable.Range(0, 20).Select(_ => vectors.Direction())];

    [Fact]
    public void Train_SomePhotosOfEach_KnowsNewPhotosAndNotStrangers()
    {
        var result = Train([.. Photos(5)]);
        var model = result.Model!;

        var known = Enumerable.Range(0, 100).Count(i => Identify(model, persons[i % 20]).TagId == 1 + (i % 20));
        var taken = Enumerable.Range(0, 100).Count(_ => Identify(model, vectors.Direction()).IsKnown);

        Assert.InRange(known, 95, 100);
        Assert.InRange(taken, 0, 2);
        Assert.InRange(result.Evaluation!.Recall, 0.9, 1);
        Assert.InRange(result.Evaluation.Precision, 0.95, 1);
    }

    [Fact]
    public void Train_OnePhotoOfEach_KnowsMostAndMeasuresNothing()
    {
        var result = Train([.. Photos(1)]);

        var known = Enumerable.Range(0, 100).Count(i => Identify(result.Model!, persons[i % 20]).TagId == 1 + (i % 20));
        var taken = Enumerable.Range(0, 100).Count(_ => Identify(result.Model!, vectors.Direction()).IsKnown);

        Assert.InRange(known, 70, 100);
        Assert.InRange(taken, 0, 3);
        Assert.Empty(result.HeldOut);
        Assert.Equal(default, result.Evaluation!.Counts);
    }

    [Fact]
    public void Train_MislabelledPhoto_IsDoubtedAndHardlyLearntFrom()
    {
        List<FaceExample> photos = [.. Photos(5), Photo(1000, 1, vectors.Face(persons[7]))];

        var result = Train(photos);

        var doubted = result.HeldOut.Where(prediction => prediction.Reported && prediction.Probability < 0.5f).Select(prediction => prediction.ItemId).ToList();
        Assert.Contains(1000, doubted);
        Assert.InRange(doubted.Count, 1, 4);
        Assert.Equal(1, Identify(result.Model!, persons[0]).TagId);
        Assert.Equal(8, Identify(result.Model!, persons[7]).TagId);
    }

    [Fact]
    public void Train_DeniedFace_IsMeasuredAndNotDoubted()
    {
        List<FaceExample> photos = [.. Photos(5), new(1000, "denied", [vectors.Face(persons[3])], [new TagReport(1, false)])];

        var prediction = Assert.Single(Train(photos).HeldOut, prediction => prediction.ItemId == 1000);

        Assert.False(prediction.Reported);
        Assert.InRange(prediction.Probability, 0, 0.4f);
    }

    [Fact]
    public void Train_LargestFaceIsAnotherPerson_TheOneThatFitsIsTaken()
    {
        // In the middle photos someone stands in front of the person; a box would have said so.
        List<FaceExample> photos = [.. Photos(5)];
        for (var i = 0; i < 3; i++)
            photos.Add(Photo(1000 + i, 1, vectors.Face(vectors.Direction(), side: 200), vectors.Face(persons[0], x: 300, side: 80)));

        var result = Train(photos);

        var crowded = result.HeldOut.Where(prediction => prediction.ItemId >= 1000).ToList();
        Assert.Equal(3, crowded.Count);
        Assert.All(crowded, prediction => Assert.InRange(prediction.Probability, 0.5f, 1));
    }

    [Fact]
    public void Train_BoxGiven_ThatFaceIsMeantWhateverFits()
    {
        List<FaceExample> photos = [.. Photos(5)];
        var crowd = new FaceExample(
            1000, "crowd", [vectors.Face(persons[0], side: 200), vectors.Face(vectors.Direction(), x: 300, side: 80)], [new TagReport(1, true, new PixelBox(300, 0, 80, 80))]);

        var prediction = Assert.Single(Train([.. photos, crowd]).HeldOut, prediction => prediction.ItemId == 1000);

        Assert.InRange(prediction.Probability, 0, 0.5f);
    }

    [Fact]
    public void Train_NoFaceAnywhere_SaysThatPhotosAreMissing()
    {
        var result = Train([new(1, "empty", [], [new TagReport(1, true)]), Photo(2, 2, vectors.Face(persons[1], side: 5))]);
        Assert.False(result.Succeeded);
        Assert.Contains(new TrainingShortfall(1, Lacking.Positives, 0, 1), result.Shortfalls);
        Assert.Contains(new TrainingShortfall(2, Lacking.Positives, 0, 1), result.Shortfalls);
    }

    [Fact]
    public void Train_CopyOfAPhoto_DoesNotVouchForIt()
    {
        var photo = Photo(1, 1, vectors.Face(persons[0]));
        Assert.Empty(Train([photo, photo with { ItemId = 2 }]).HeldOut);
    }

    private static TrainingResult<FaceModel> Train(IReadOnlyList<FaceExample> photos) =>
        new FaceTrainer(new TrainingOptions { Threads = 1 }, new FaceOptions())
            .Train("faces-1", [.. Enumerable.Range(1, 20).Select(id => (long)id)], photos, null, TestContext.Current.CancellationToken);

    private IEnumerable<FaceExample> Photos(int each) =>
        Enumerable.Range(0, each * persons.Length).Select(i => Photo(i + 1, 1 + (i % persons.Length), vectors.Face(persons[i % persons.Length])));

    private static FaceExample Photo(long id, long tag, params ImageVector[] faces) => new(id, $"photo {id}", faces, [new TagReport(tag, true)]);

    private FaceIdentity Identify(FaceModel model, float[] person) => model.Identify([vectors.Face(person)], _ => true)[0];
}
