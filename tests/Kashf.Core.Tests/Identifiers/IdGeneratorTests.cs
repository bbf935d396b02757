using Kashf.Core.Identifiers;

namespace Kashf.Core.Tests.Identifiers;

public sealed class IdGeneratorTests
{
    private const long Limit = 1L << 53;

    private readonly ManualTime time = new();

    [Fact]
    public void Next_DecadesFromNow_StaysBelowTheLimitOfJson()
    {
        time.Now = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.InRange(new IdGenerator(time).Next(), 1, Limit - 1);
    }

    [Fact]
    public void Next_ClockBefore2025_StaysPositive()
    {
        time.Now = DateTimeOffset.UnixEpoch;
        var ids = new IdGenerator(time);
        Assert.Equal([1, 2, 3], [ids.Next(), ids.Next(), ids.Next()]);
    }

    [Fact]
    public void Next_BurstInOneMillisecond_IncreasesWithoutRepeating()
    {
        var ids = new IdGenerator(time);
        var burst = Enumerable.Range(0, 100_000).Select(_ => ids.Next()).ToArray();

        Assert.All(burst.Zip(burst.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.True(burst[^1] < Limit);
    }

    [Fact]
    public void Next_ClockGoesBackwards_StillIncreases()
    {
        var ids = new IdGenerator(time);
        var before = ids.Next();

        time.Now -= TimeSpan.FromHours(1);

        Assert.True(ids.Next() > before);
    }

    [Fact]
    public void Next_LaterMillisecondInAnotherProcess_IsGreater()
    {
        var earlier = new IdGenerator(time).Next();
        time.Now += TimeSpan.FromMilliseconds(1);
        Assert.True(new IdGenerator(time).Next() > earlier);
    }

    [Fact]
    public void Next_EightThreads_NoIdTwice()
    {
        const int threads = 8;
        const int each = 20_000;
        var ids = new IdGenerator(TimeProvider.System);
        var drawn = new long[threads][];

        var running = Enumerable.Range(0, threads)
            .Select(i => new Thread(() => drawn[i] = [.. Enumerable.Range(0, each).Select(_ => ids.Next())]))
            .ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());

        Assert.Equal(threads * each, drawn.SelectMany(own => own).Distinct().Count());
        Assert.All(drawn, own => Assert.Equal(own.Order(), own));
    }
}
