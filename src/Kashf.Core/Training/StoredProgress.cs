using Kashf.Core.Datasets;
using Kashf.Core.Storage;

namespace Kashf.Core.Training;

/// <summary>Writes a job's progress beside its dataset, a few times a second at most, never in the way of the work.</summary>
internal sealed class StoredProgress(IDatasets datasets, Dataset dataset, TimeProvider time) : IProgress<double>, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;
    private Task writing = Task.CompletedTask;

    public void Report(double value)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now < next || !writing.IsCompleted)
                return;
            next = now + Pause;
            writing = Task.Run(() => datasets.SetProgressAsync(dataset.AccountId, dataset.Id, Math.Clamp(value, 0, 1), CancellationToken.None));
        }
    }

    /// <summary>Waits for the last write. One that failed costs the reader a figure, not the job its result.</summary>
    public async ValueTask DisposeAsync() => await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
