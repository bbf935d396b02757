using Kashf.Functions.Jobs;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Jobs;

public sealed class BoundedWaitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_InTime_GivesTheAnswer() => Assert.Equal("answer", await Wait(100).RunAsync(_ => Task.FromResult("answer"), Cancellation));

    [Fact]
    public async Task RunAsync_TooLong_StopsTheWorkAndGivesNothing()
    {
        var stopped = default(CancellationToken);
        Assert.Null(await Wait(0).RunAsync(
            async limited =>
            {
                stopped = limited;
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, limited);
                return "late";
            },
            Cancellation));
        Assert.True(stopped.IsCancellationRequested);
    }

    [Fact]
    public async Task RunAsync_ClientGone_IsCancelled()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait(0).RunAsync(Task.FromCanceled<string>, gone.Token));
    }

    private static BoundedWait Wait(double seconds) => new(Options.Create(new JobOptions { WaitSeconds = seconds }), TimeProvider.System);
}
