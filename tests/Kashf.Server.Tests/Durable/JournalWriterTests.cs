using Kashf.Server.Durable;
using Kashf.Server.Durable.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kashf.Server.Tests.Durable;

public sealed class JournalWriterTests : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-journal-");
    private readonly ManualTime time = new();
    private readonly JournalConnections connections;
    private readonly JournalWriter writer;

    public JournalWriterTests()
    {
        connections = new(new DurableOptions { DatabasePath = Path.Combine(directory.FullName, "durable.db") });
        writer = new(connections, time, NullLogger<JournalWriter>.Instance);
        writer.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await writer.StopAsync(CancellationToken.None);
        writer.Dispose();
        connections.CloseReaders();
        directory.Delete(recursive: true);
    }

    [Fact]
    public void OpenWriter_Settings_ReachTheDiskOnEveryCommit()
    {
        using var connection = connections.OpenWriter();
        Assert.Equal(2L, Scalar(connection, "PRAGMA synchronous"));
        Assert.Equal("wal", Scalar(connection, "PRAGMA journal_mode"));
    }

    [Fact]
    public void Migrate_NewerDatabase_IsRefused()
    {
        using (var connection = connections.OpenWriter())
        {
            Scalar(connection, "PRAGMA user_version = 99");
        }

        Assert.Throws<InvalidDataException>(() => connections.OpenWriter().Dispose());
        using var reset = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, "durable.db")};Pooling=False");
        reset.Open();
        Scalar(reset, "PRAGMA user_version = 1");
    }

    [Fact]
    public async Task WriteAsync_OneChangeFails_TheOthersAreWritten()
    {
        var writes = Enumerable.Range(0, 20).Select(i => writer.WriteAsync(tables =>
        {
            Insert(tables, $"id-{i}");
            return i == 7 ? throw new InvalidOperationException("seven") : i;
        })).ToList();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal([7], writes.Index().Where(write => write.Item.IsFaulted).Select(write => write.Index));
        var reader = new JournalReader(connections);
        Assert.Equal(19, reader.Resumable().Count);
        Assert.Null(reader.Find("id-7"));
    }

    [Fact]
    public async Task WriteAsync_DiskFull_TriesAgainUntilItIsNot()
    {
        var attempts = 0;
        var write = writer.WriteAsync(tables =>
        {
            Insert(tables, "patient");
            return ++attempts < 3 ? throw new SqliteException("full", 13) : attempts;
        });
        await Patience.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return write.IsCompleted;
        });
        Assert.Equal(3, await write);
        Assert.NotNull(new JournalReader(connections).Find("patient"));
    }

    [Fact]
    public async Task WriteAsync_Results_FollowTheOrderOfTheChanges()
    {
        var order = new List<int>();
        var writes = Enumerable.Range(0, 1000).Select(i => writer.WriteAsync(_ => i, order.Add)).ToList();
        await Task.WhenAll(writes);
        Assert.Equal(Enumerable.Range(0, 1000), order);
    }

    [Fact]
    public async Task WriteAsync_AfterStop_Throws()
    {
        await writer.StopAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.WriteAsync(_ => 1));
    }

    private static void Insert(JournalTables tables, string id) =>
        tables.Instances.Insert(new(id, id.GetHashCode(StringComparison.Ordinal), "Test") { Status = OrchestrationRuntimeStatus.Pending });

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
