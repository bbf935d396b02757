using Kashf.Core.Datasets;
using Kashf.Core.Images;

namespace Kashf.Storage.Contract.Images;

public abstract partial class ImagesContract(StorageFixture storage) : StorageContract(storage)
{
    private const string Model = TestImages.Model;

    [Fact]
    public async Task SaveAsync_NewImages_ComeBackByUrlAndByContent()
    {
        var dataset = await CreateDatasetAsync();
        SeenImage[] images = [TestImages.Of("http://a/1", "cat"), TestImages.Of("http://a/2?می‌خواهم", "dog")];

        Assert.Equal(["http://a/1", "http://a/2?می‌خواهم"], await SaveAsync(dataset, images));

        var found = await FindAsync(dataset, "http://a/2?می‌خواهم", "http://a/none", "http://a/1");
        TestImages.AssertSame(images[1], found[0]);
        Assert.Null(found[1]);
        TestImages.AssertSame(images[0], found[2]);
        var byHash = await FindByHashAsync(dataset, TestImages.HashOf("none"), images[0].Hash);
        Assert.Null(byHash[0]);
        TestImages.AssertSame(images[0], byHash[1]);
        Assert.Equal([images[1].Hash, null], await HashesAsync(dataset, "http://a/2?می‌خواهم", "http://a/none"));
    }

    [Fact]
    public async Task SaveAsync_Faces_KeepsBoxesAndClarityInOrder()
    {
        var dataset = await CreateDatasetAsync(DatasetType.Face);
        var faces = TestImages.Of("u", "family") with
        {
            Vectors =
            [
                new ImageVector(TestImages.Values("large"), new PixelBox(0, -3, 70_000, 1), 0.75f),
                new ImageVector(TestImages.Values("small"), new PixelBox(5, 6, 7, 8), 0),
            ],
        };
        var nobody = TestImages.Of("v", "landscape") with { Vectors = [] };

        await SaveAsync(dataset, faces, nobody);

        var found = await FindAsync(dataset, "u", "v");
        TestImages.AssertSame(faces, found[0]);
        TestImages.AssertSame(nobody, found[1]);
        Assert.Empty(await UnseenAsync(dataset, Model, "u", "v"));
    }

    [Fact]
    public async Task SaveAsync_SameContentAtSeveralUrls_AllLeadToTheFirst()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, TestImages.Of("first", "cat"));

        var urls = await SaveAsync(
            dataset, TestImages.Of("second", "cat"), TestImages.Of("third", "dog"), TestImages.Of("fourth", "dog"));

        Assert.Equal(["first", "third", "third"], urls);
        Assert.Equal(["first", "third"], (await FindAsync(dataset, "second", "fourth")).Select(image => image!.Url));
        Assert.Equal([TestImages.HashOf("cat")], await HashesAsync(dataset, "second"));
    }

    [Fact]
    public async Task SaveAsync_SameContentFromManyTasks_AgreeOnOneUrl()
    {
        var dataset = await CreateDatasetAsync();

        var saved = await AtOnceAsync(16, i => SaveAsync(dataset, TestImages.Of($"u{i}", "cat"), TestImages.Of($"v{i % 2}", "dog")));

        Assert.Single(saved.Select(urls => urls[0]).Distinct());
        Assert.Single(saved.Select(urls => urls[1]).Distinct());
        var found = await FindAsync(dataset, [.. Enumerable.Range(0, 16).Select(i => $"u{i}"), "v0", "v1"]);
        Assert.All(found.Take(16), image => Assert.Equal(saved[0][0], image!.Url));
        Assert.All(found.Skip(16), image => Assert.Equal(saved[0][1], image!.Url));
    }

    [Fact]
    public async Task SaveAsync_AnotherModel_ReplacesTheVectors()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, TestImages.Of("a", "cat"), TestImages.Of("b", "cat"), TestImages.Of("c", "dog"));
        var newer = TestImages.Of("b", "cat", "encoder-2");

        Assert.Equal(["a"], await SaveAsync(dataset, newer));

        Assert.All(await FindAsync(dataset, "a", "b"), Assert.Null);
        Assert.All(await FindByHashAsync(dataset, newer.Hash), Assert.Null);
        var found = await Storage.Images.FindAsync(dataset.AccountId, dataset.Id, "encoder-2", ["a", "c"], Cancellation);
        TestImages.AssertSame(newer with { Url = "a" }, found[0]);
        Assert.Null(found[1]);
        Assert.Equal([newer.Hash, TestImages.HashOf("dog")], await HashesAsync(dataset, "a", "c"));
    }

    [Fact]
    public async Task FindUnseenAsync_SomeSeen_GivesTheOthersOnceInOrder()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, TestImages.Of("a", "cat"), TestImages.Of("b", "cat"), TestImages.Of("c", "dog", "encoder-2"));

        Assert.Equal(["z", "c", "y"], await UnseenAsync(dataset, Model, "z", "a", "c", "z", "b", "y", "c"));
        Assert.Equal(["a"], await UnseenAsync(dataset, "encoder-2", "a", "c"));
        Assert.Empty(await UnseenAsync(dataset, Model));
    }

    [Fact]
    public async Task SaveAsync_Again_ChangesNothing()
    {
        var dataset = await CreateDatasetAsync();
        SeenImage[] images = [TestImages.Of("a", "cat"), TestImages.Of("b", "cat"), TestImages.Of("c", "dog")];
        var urls = await SaveAsync(dataset, images);

        Assert.Equal(urls, await SaveAsync(dataset, images));

        Assert.Equal(urls, (await FindAsync(dataset, "a", "b", "c")).Select(image => image!.Url));
    }

    [Fact]
    public async Task SaveAsync_OtherContentAtAKnownUrl_LeadsThereAndOthersStay()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, TestImages.Of("a", "cat"), TestImages.Of("b", "cat"), TestImages.Of("d", "dog"));

        Assert.Equal(["a"], await SaveAsync(dataset, TestImages.Of("a", "bird")));

        TestImages.AssertSame(TestImages.Of("a", "bird"), (await FindAsync(dataset, "a"))[0]);
        TestImages.AssertSame(TestImages.Of("b", "cat"), (await FindAsync(dataset, "b"))[0]);
        Assert.Equal(["b", "b"], await SaveAsync(dataset, TestImages.Of("b", "cat"), TestImages.Of("c", "cat")));
        Assert.Equal(["d"], await SaveAsync(dataset, TestImages.Of("a", "dog")));
    }

    [Fact]
    public async Task SaveAsync_Many_AllAreFound()
    {
        var dataset = await CreateDatasetAsync();
        var images = Enumerable.Range(0, Storage.Samples(600)).Select(i => TestImages.Of($"{i}", $"{i * 2 / 3}")).ToArray();

        var urls = await SaveAsync(dataset, images);

        var found = await FindAsync(dataset, [.. images.Select(image => image.Url)]);
        Assert.All(images.Zip(urls, found), image => TestImages.AssertSame(image.First with { Url = image.Second! }, image.Third));
        Assert.Equal(images.Select(image => image.Hash).Distinct().Count(), urls.Distinct().Count());
    }

    [Fact]
    public async Task Find_AnotherAccountOrDataset_KnowsNothing()
    {
        var dataset = await CreateDatasetAsync();
        var sibling = await CreateDatasetAsync(accountId: dataset.AccountId);
        await SaveAsync(dataset, TestImages.Of("a", "cat"));
        await SaveAsync(dataset with { AccountId = Storage.Ids.Next() }, TestImages.Of("b", "dog"));

        foreach (var other in new[] { sibling, dataset with { AccountId = Storage.Ids.Next() } })
        {
            Assert.All(await FindAsync(other, "a"), Assert.Null);
            Assert.All(await FindByHashAsync(other, TestImages.HashOf("cat")), Assert.Null);
            Assert.All(await HashesAsync(other, "a"), Assert.Null);
            Assert.Equal(["a"], await UnseenAsync(other, Model, "a"));
        }

        Assert.All(await FindAsync(dataset, "b"), Assert.Null);
        Assert.Equal(["z"], await SaveAsync(sibling, TestImages.Of("z", "cat")));
    }

    [Fact]
    public async Task DeleteAsync_Dataset_ForgetsItsImages()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, TestImages.Of("a", "cat"));

        await Storage.Datasets.DeleteAsync(dataset.AccountId, dataset.Id, Cancellation);

        Assert.All(await FindAsync(dataset, "a"), Assert.Null);
        Assert.All(await FindByHashAsync(dataset, TestImages.HashOf("cat")), Assert.Null);
        await SaveAsync(dataset, TestImages.Of("a", "cat"));
        Assert.All(await HashesAsync(dataset, "a"), Assert.Null);
    }

    [Fact]
    public async Task SaveAsync_FilesKept_IsToldForTheirUrls()
    {
        var dataset = await CreateDatasetAsync();
        var (kept, notKept) = (TestImages.Of("kept", "cat"), TestImages.Of("not kept", "dog"));

        await SaveKeptAsync(dataset, kept);
        await SaveAsync(dataset, notKept);

        Assert.Equal([new ImageFile(kept.Hash, true), null, new ImageFile(notKept.Hash, false)], await FilesAsync(dataset, "kept", "none", "not kept"));
    }

    [Fact]
    public async Task SaveAsync_FileKeptOnceOrLater_StaysKept()
    {
        var dataset = await CreateDatasetAsync();
        var (once, later) = (TestImages.Of("once", "cat"), TestImages.Of("later", "dog"));
        await SaveKeptAsync(dataset, once);
        await SaveAsync(dataset, later);

        await SaveAsync(dataset, once);
        await SaveKeptAsync(dataset, later);

        Assert.All(await FilesAsync(dataset, "once", "later"), file => Assert.True(file!.IsKept));
    }

    [Fact]
    public async Task SaveAsync_AnotherFileAtTheUrl_IsKeptOnlyWhereItWas()
    {
        var dataset = await CreateDatasetAsync();
        await SaveKeptAsync(dataset, TestImages.Of("u", "cat"));

        await SaveAsync(dataset, TestImages.Of("u", "dog"));

        Assert.Equal([new ImageFile(TestImages.HashOf("dog"), false)], await FilesAsync(dataset, "u"));
    }

    private Task<IReadOnlyList<string?>> SaveKeptAsync(Dataset dataset, params SeenImage[] images) =>
        Storage.Images.SaveAsync(dataset.AccountId, dataset.Id, images, filesAreKept: true, Cancellation);

    private Task<Dataset> CreateDatasetAsync(DatasetType type = DatasetType.Image, long? accountId = null) =>
        Storage.CreateDatasetAsync(accountId, type);

    private Task<IReadOnlyList<string?>> SaveAsync(Dataset dataset, params SeenImage[] images) =>
        Storage.Images.SaveAsync(dataset.AccountId, dataset.Id, images, filesAreKept: false, Cancellation);

    private Task<IReadOnlyList<SeenImage?>> FindAsync(Dataset dataset, params string[] urls) =>
        Storage.Images.FindAsync(dataset.AccountId, dataset.Id, Model, urls, Cancellation);

    private Task<IReadOnlyList<SeenImage?>> FindByHashAsync(Dataset dataset, params string[] hashes) =>
        Storage.Images.FindByHashAsync(dataset.AccountId, dataset.Id, Model, hashes, Cancellation);

    private Task<IReadOnlyList<string>> UnseenAsync(Dataset dataset, string model, params string[] urls) =>
        Storage.Images.FindUnseenAsync(dataset.AccountId, dataset.Id, model, urls, Cancellation);

    private Task<IReadOnlyList<ImageFile?>> FilesAsync(Dataset dataset, params string[] urls) =>
        Storage.Images.FindFilesAsync(dataset.AccountId, dataset.Id, urls, Cancellation);

    private async Task<IEnumerable<string?>> HashesAsync(Dataset dataset, params string[] urls) =>
        (await FilesAsync(dataset, urls)).Select(file => file?.Hash);
}
