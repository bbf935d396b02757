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
    public void TryBegin_FromManyThreads_NeverGivesMoreThanThereAre()
    {
        var turns = new DownloadTurns(inAll: 3, perAccount: 2);
        var (inAll, ofAccounts, taken) = (0, new int[5], 0);

        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var account = i % ofAccounts.Length;
            using var turn = turns.TryBegin(account);
            if (turn is null)
                return;
            Interlocked.Increment(ref taken);
            Assert.InRange(Interlocked.Increment(ref inAll), 1, 3);
            Assert.InRange(Interlocked.Increment(ref ofAccounts[account]), 1, 2);
            Thread.Yield();
            Interlocked.Decrement(ref ofAccounts[account]);
            Interlocked.Decrement(ref inAll);
        });

        Assert.True(taken > 0);
        Assert.All(Enumerable.Range(0, 3), account => Assert.NotNull(turns.TryBegin(account)));
    }
}
