using Kashf.Core.Datasets;
using Kashf.Core.Paging;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Storage.Local.Tests;

public sealed class CrashTests : IDisposable
{
    private const int Crashes = 10;

    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task ReportAsync_ProcessKilledAtRandomMoments_KeepsWhatWasAcknowledged()
    {
        var (dataset, tag) = await CreateAsync();
        var random = new Random(20250601);
        var acknowledged = new Dictionary<string, int>();
        for (var crash = 0; crash < Crashes; crash++)
        {
            using var process = ReportingProcess.Start(directory.Path, dataset, tag, $"crash{crash}");
            acknowledged.Add($"crash{crash}", await process.KillAfterAsync(random.Next(1, 60), Cancellation));
            await AssertKeptAsync(dataset, tag, acknowledged);
            await AssertFileWholeAsync(dataset);
        }

        await AssertPurgedAsync();
    }

    [Fact]
    public async Task SaveAsync_ProcessKilledWhileItWrites_NextStartDeletesWhatItLeft()
    {
        var (dataset, tag) = await CreateAsync();
        var temporary = Path.Combine(directory.Path, "files", ".tmp");
        using (var process = ReportingProcess.Start(directory.Path, dataset, tag, "x"))
        {
            await process.KillAfterAsync(1, Cancellation);
        }

        // Whatever it wrote at that moment, its folder and the file that it held are left.
        Assert.NotEmpty(Directory.GetFiles(temporary, "*.lock"));
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Directory.GetFiles(temporary, "*.lock")[0][..^".lock".Length]).FullName, "half"), "half", Cancellation);

        await using var storage = await LocalStorageProcess.StartAsync(directory.Path);
        await Eventually.TrueAsync(() => Directory.GetFiles(temporary, "*", SearchOption.AllDirectories) is [var own] && own.EndsWith(".lock", StringComparison.Ordinal));
        await storage.Get<IFiles>().SaveAsync(dataset.AccountId, "a", (file, token) => file.WriteAsync(new byte[10], token).AsTask(), Cancellation);
    }

    [Fact]
    public async Task ReportAsync_TwoProcessesAtOnce_BothAreStored()
    {
        const int rounds = 60;
        var (dataset, tag) = await CreateAsync();
        using var first = ReportingProcess.Start(directory.Path, dataset, tag, "first", rounds);
        using var second = ReportingProcess.Start(directory.Path, dataset, tag, "second", rounds);

        var exits = await Task.WhenAll(first.ExitAsync(Cancellation), second.ExitAsync(Cancellation));

        Assert.Equal([0, 0], exits);
        await AssertKeptAsync(dataset, tag, new Dictionary<string, int> { ["first"] = rounds, ["second"] = rounds });
        await AssertPurgedAsync();
    }

    private async Task<(Dataset Dataset, Tag Tag)> CreateAsync()
    {
        await using var storage = await LocalStorageProcess.StartAsync(directory.Path);
        var dataset = new Dataset
        {
            Id = 1,
            AccountId = 2,
            Slug = "s",
            Title = "t",
            Type = DatasetType.Text,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        var tag = new Tag { Id = 3, AccountId = 2, DatasetId = 1, Title = "t" };
        return ((await storage.Get<IDatasets>().TryCreateAsync(dataset, Cancellation))!,
            (await storage.Get<ITags>().TryCreateAsync(tag, Cancellation))!);
    }

    private async Task AssertKeptAsync(Dataset dataset, Tag tag, Dictionary<string, int> acknowledged)
    {
        DatabaseCheck.AssertSound(directory.Path);
        await using var storage = await LocalStorageProcess.StartAsync(directory.Path);
        var contents = new HashSet<string>();
        await foreach (var item in storage.Get<IItems>().StreamReportedAsync(dataset.AccountId, dataset.Id, Cancellation))
        {
            Assert.True(contents.Add(item.Content));
        }

        Assert.All(acknowledged, entry => Assert.All(
            Enumerable.Range(0, entry.Value * 10), n => Assert.Contains($"{entry.Key} {n / 10} {n % 10}", contents)));
        var predicted = await storage.Get<IPredictions>().ListAsync(dataset.AccountId, tag.Id, PageRequest.First, Cancellation);
        Assert.True(predicted.Count >= 10 * acknowledged.Values.Sum());
    }

    /// <summary>The file is written in many parts, all of one byte.</summary>
    private async Task AssertFileWholeAsync(Dataset dataset)
    {
        await using var storage = await LocalStorageProcess.StartAsync(directory.Path);
        await using var file = await storage.Get<IFiles>().OpenAsync(dataset.AccountId, "passing/file", Cancellation);
        if (file is not null)
        {
            var content = new byte[200_000];
            await file.ReadExactlyAsync(content, Cancellation);
            Assert.Equal(content.Length, file.Length);
            Assert.Single(content.Distinct());
        }
    }

    /// <summary>Deletions that a crash interrupted are finished by the next start.</summary>
    private async Task AssertPurgedAsync()
    {
        await using var storage = await LocalStorageProcess.StartAsync(directory.Path);
        await Eventually.TrueAsync(() =>
            DatabaseCheck.Rows(directory.Path, "datasets WHERE deleted = 1") == 0
            && DatabaseCheck.Rows(directory.Path, "tags WHERE deleted = 1") == 0);
        DatabaseCheck.AssertSound(directory.Path);
    }
}
