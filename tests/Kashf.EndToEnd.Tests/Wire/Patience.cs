namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>Waits for conditions, within a limit that only a hang reaches.</summary>
internal static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task UntilAsync(TimeSpan within, Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(within);
        while (!await condition())
            await Task.Delay(Pause, TimeProvider.System, limit.Token);
    }
}
