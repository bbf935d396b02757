namespace Kashf.Core.Images;

/// <summary>One file's place among those that may lie in memory: taken when the file comes, not while its host is asked.</summary>
internal sealed class FilePlace(SemaphoreSlim places) : IDisposable
{
    private bool isTaken;

    public async Task TakeAsync(CancellationToken cancellation)
    {
        if (isTaken)
            return;
        await places.WaitAsync(cancellation);
        isTaken = true;
    }

    public void Dispose()
    {
        if (isTaken)
            places.Release();
    }
}
