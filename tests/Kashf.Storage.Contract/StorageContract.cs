namespace Kashf.Storage.Contract;

/// <summary>What the contracts of all ports share.</summary>
public abstract class StorageContract(StorageFixture storage)
{
    protected StorageFixture Storage { get; } = storage;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs the same work many times at once, from many threads.</summary>
    protected static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> work) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(() => work(i), Cancellation)));
}
