using Kashf.Functions.Video.Files;

namespace Kashf.Functions.Tests.Video.Files;

public sealed class DownloadTurnsTests
{
    private const long Greedy = 1;
    private const long Other = 2;
    private const long Third = 3;

    [Fact]
    public void TryBegin_AccountThatWantsAll_LeavesTurnsToOthers()
    {
        var turns = new DownloadTurns(inAll: 4, perAccount: 2);

        var taken = Enumerable.Range(0, 10).Select(_ => turns.TryBegin(Greedy)).ToList();

        Assert.Equal(2, taken.Count(turn => turn is not null));
        Assert.NotNull(turns.TryBegin(Other));
        Assert.NotNull(turns.TryBegin(Other));
        Assert.Null(turns.TryBegin(Other));
    }

    [Fact]
    public void TryBegin_AllAreTaken_RefusesAccountsWithoutAny()
    {
        var turns = new DownloadTurns(inAll: 3, perAccount: 2);
        Assert.NotNull(turns.TryBegin(Greedy));
        Assert.NotNull(turns.TryBegin(Greedy));
        Assert.NotNull(turns.TryBegin(Other));

        Assert.Null(turns.TryBegin(Third));
        Assert.Null(turns.TryBegin(Other));
    }

    [Fact]
    public void Dispose_OfATurn_MakesRoomForItsAccountAndInAll()
    {
        var turns = new DownloadTurns(inAll: 2, perAccount: 1);
        var own = turns.TryBegin(Greedy)!;
        var others = turns.TryBegin(Other)!;
        Assert.Null(turns.TryBegin(Third));

        others.Dispose();
        Assert.Null(turns.TryBegin(Greedy));
        var third = turns.TryBegin(Third);
        Assert.NotNull(third);

        own.Dispose();
        Assert.Null(turns.TryBegin(Third));
        Assert.NotNull(turns.TryBegin(Greedy));
    }

    [Fact]
    public async Task TryBegin_FromManyThreads_NeverGivesMoreThanThereAre()
    {
        const int accounts = 5;
        var turns = new DownloadTurns(inAll: 3, perAccount: 2);
        var (inAll, ofAccounts) = (0, new int[accounts]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < 50_000; i++)
                    TakeAndReturn((thread + i) % accounts);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(0, inAll);
        Assert.All(Enumerable.Range(0, 3), account => Assert.NotNull(turns.TryBegin(account)));

        void TakeAndReturn(int account)
        {
            using var turn = turns.TryBegin(account);
            if (turn is null)
                return;
            Assert.InRange(Interlocked.Increment(ref inAll), 1, 3);
            Assert.InRange(Interlocked.Increment(ref ofAccounts[account]), 1, 2);
            Interlocked.Decrement(ref ofAccounts[account]);
            Interlocked.Decrement(ref inAll);
        }
    }
}
