using Kashf.Storage.Local.Database;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local.Tests.Database;

public sealed class WriterTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly LocalDatabase database;

    public WriterTests()
    {
        database = new LocalDatabase(Options.Create(new LocalStorageOptions { DataDirectory = directory.Path }), TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        database.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task WriteAsync_OneOfAGroupFails_UndoesOnlyThatOne()
    {
        var writes = await GroupAsync(
            db => Insert(db, 1),
            db => Insert(db, 2) + Insert(db, 2),
            db => Insert(db, 3),
            _ => throw new InvalidDataException());

        Assert.True(writes[0].IsCompletedSuccessfully && writes[2].IsCompletedSuccessfully);
        await Assert.ThrowsAsync<SqliteException>(() => writes[1]);
        await Assert.ThrowsAsync<InvalidDataException>(() => writes[3]);
        Assert.Equal([1, 3], await AccountsAsync());
    }

    [Fact]
    public async Task WriteAsync_ErrorThatRollsBackEverything_FailsTheGroupAndNotTheNext()
    {
        var writes = await GroupAsync(
            db => Insert(db, 1),
            db => db.Execute("INSERT OR ROLLBACK INTO accounts (id, name, created_at) VALUES (1, 'again', 0)"));

        await Assert.ThrowsAsync<SqliteException>(() => writes[0]);
        await Assert.ThrowsAsync<SqliteException>(() => writes[1]);
        await database.WriteAsync(db => Insert(db, 4), Cancellation);
        Assert.Equal([4], await AccountsAsync());
    }

    [Fact]
    public async Task WriteAsync_CancelledWhileWaiting_IsNotRun()
    {
        using var cancelling = new CancellationTokenSource();
        using var gate = new ManualResetEventSlim();
        var first = database.WriteAsync(db => Wait(gate) + Insert(db, 1), Cancellation);
        var waiting = database.WriteAsync(db => Insert(db, 2), cancelling.Token);

        await cancelling.CancelAsync();
        gate.Set();

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal([1], await AccountsAsync());
    }

    [Fact]
    public async Task Dispose_WritesWaiting_FinishesThemAndRefusesMore()
    {
        var writes = Enumerable.Range(1, 20).Select(id => database.WriteAsync(db => Insert(db, id), Cancellation)).ToArray();

        database.Dispose();

        await Task.WhenAll(writes);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.WriteAsync(db => Insert(db, 99), Cancellation));
        Assert.Equal(20, DatabaseCheck.Rows(directory.Path, "accounts"));
    }

    [Fact]
    public async Task ReadAsync_Fails_LeavesTheConnectionUsable()
    {
        await Assert.ThrowsAsync<InvalidDataException>(
            () => database.ReadAsync<long>(_ => throw new InvalidDataException(), Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => database.ReadAsync(db => Insert(db, 1), Cancellation));

        Assert.Empty(await AccountsAsync());
    }

    private static int Insert(LocalConnection db, long id) =>
        db.Execute("INSERT INTO accounts (id, name, created_at) VALUES (?1, ?2, 0)", id, $"name {id}");

    private static int Wait(ManualResetEventSlim gate)
    {
        gate.Wait(TimeSpan.FromSeconds(30), Cancellation);
        return 0;
    }

    private Task<List<long>> AccountsAsync() =>
        database.ReadAsync(db => db.All("SELECT id FROM accounts ORDER BY id", row => row.Integer(0)), Cancellation);

    /// <summary>Holds the writer until all requests wait, so that they share a transaction.</summary>
    private async Task<Task<int>[]> GroupAsync(params Func<LocalConnection, int>[] requests)
    {
        using var gate = new ManualResetEventSlim();
        var holding = database.WriteAsync(_ => Wait(gate), Cancellation);
        var writes = requests.Select(request => database.WriteAsync(request, Cancellation)).ToArray();
        gate.Set();
        await Task.WhenAll([holding, .. writes]).ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
        return writes;
    }
}
