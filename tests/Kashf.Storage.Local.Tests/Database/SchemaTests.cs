using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Search;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Storage.Local.Tests.Database;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Open_NewDirectory_HasTheNewestVersion()
    {
        await using (await LocalStorageProcess.StartAsync(directory.Path))
        {
        }

        using var connection = DatabaseCheck.Open(directory.Path);
        Assert.Equal(Schema.Version, connection.Integer("PRAGMA user_version"));
    }

    [Fact]
    public async Task Open_NewerVersion_SaysSoAndChangesNothing()
    {
        using (var connection = DatabaseCheck.Open(directory.Path))
        {
            connection.Execute($"PRAGMA user_version = {Schema.Version + 1}");
        }

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => LocalStorageProcess.StartAsync(directory.Path));

        Assert.Contains($"has version {Schema.Version + 1}", error.Message, StringComparison.Ordinal);
        Assert.Contains("kashf.db", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, DatabaseCheck.Rows(directory.Path, "sqlite_schema"));
    }

    [Fact]
    public async Task Open_ManyAtOnce_AllSucceed()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => LocalStorageProcess.StartAsync(directory.Path), TestContext.Current.CancellationToken)));

        foreach (var process in opened)
        {
            Assert.Empty(await process.Services.GetRequiredService<IAccounts>().ListAsync(TestContext.Current.CancellationToken));
            await process.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_NoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory.Path, "kashf.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(
            () => LocalStorageProcess.StartAsync(directory.Path));

        Assert.Contains("not a database", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Open_OlderVersionWithData_FindsItAndKeepsContentsUnique(int version)
    {
        FillOlder(version);

        await using (var process = await LocalStorageProcess.StartAsync(directory.Path))
        {
            Assert.Equal([103, 102, 101], await FindAsync(process, 10, "سلام", default));
            Assert.Equal([103, 101], await FindAsync(process, 10, "سلام", new SearchFilter(true, null)));
            Assert.Equal([103], await FindAsync(process, 10, "سلام", new SearchFilter(null, 21)));
            Assert.Equal([104], await FindAsync(process, 11, "سلام", default));
            var added = await process.Get<IItems>().AddAsync(
                1, 10, [new NewItem("سلام ۲", []), new NewItem("سلام ۳", []), new NewItem("سلام ۴", [])], TestContext.Current.CancellationToken);
            Assert.Equal([102, 103], added.Ids.Take(2));
            Assert.Equal(1, added.New);
        }

        DatabaseCheck.AssertSound(directory.Path);
    }

    [Fact]
    public async Task Open_OlderVersionThatCannotBeBrought_StaysAsItWas()
    {
        FillOlder(2);
        using (var connection = DatabaseCheck.Open(directory.Path))
        {
            connection.Execute("PRAGMA foreign_keys = OFF");
            connection.Execute("UPDATE datasets SET type = 'Unknown' WHERE id = 11");
        }

        await Assert.ThrowsAsync<ArgumentException>(() => LocalStorageProcess.StartAsync(directory.Path));

        using var after = DatabaseCheck.Open(directory.Path);
        Assert.Equal(2, after.Integer("PRAGMA user_version"));
        Assert.Equal(32, after.Integer("SELECT max(length(content_hash)) FROM items"));
    }

    [Fact]
    public void Version_IsThatOfTheLastMigration() => Assert.Equal(
        Enumerable.Range(1, Schema.Version).Select(version => $"{version:0000}.sql"),
        typeof(Schema).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static async Task<IEnumerable<long>> FindAsync(LocalStorageProcess process, long datasetId, string query, SearchFilter filter)
    {
        var page = await process.Get<ISearch>().FindAsync(
            1, datasetId, SearchQuery.Parse(query).Value!, filter, PageRequest.First, TestContext.Current.CancellationToken);
        return page.Entries.Select(item => item.Id);
    }

    private void FillOlder(int version)
    {
        using var connection = DatabaseCheck.Open(directory.Path);
        for (var step = 1; step <= version; step++)
        {
            connection.ExecuteScript(Schema.Read(step));
        }

        connection.ExecuteScript(
            $"""
            INSERT INTO datasets (id, account_id, slug, title, type, created_at, state, items, reported_items) VALUES
                (10, 1, 'a', 'a', 'Text', 0, 'Untrained', 3, 2), (11, 1, 'b', 'b', 'Text', 0, 'Untrained', 1, 0);
            INSERT INTO tags (id, dataset_id, title, active, positives) VALUES (20, 10, 'x', 1, 2), (21, 10, 'y', 1, 1);
            PRAGMA user_version = {version};
            """);
        Insert(connection, 101, 10, "سلام ۱", 20);
        Insert(connection, 102, 10, "سلام ۲");
        Insert(connection, 103, 10, "سلام ۳", 20, 21);
        Insert(connection, 104, 11, "سلام ۱");
        if (version >= 2)
        {
            connection.ExecuteScript("INSERT INTO list_blocks VALUES (20, 1, 0, 2, 0), (21, 1, 0, 1, 0)");
        }
    }

    private static void Insert(LocalConnection connection, long id, long datasetId, string content, params long[] tags)
    {
        connection.Execute(
            "INSERT INTO items (id, dataset_id, report_count, created_at, content_hash, content) VALUES (?1, ?2, ?3, 0, ?4, ?5)",
            id, datasetId, tags.Length, SHA256.HashData(Encoding.UTF8.GetBytes(content)), content);
        for (var position = 0; position < tags.Length; position++)
        {
            connection.Execute(
                "INSERT INTO reports (item_id, tag_id, positive, position, reported_at) VALUES (?1, ?2, 1, ?3, 0)", id, tags[position], position);
        }
    }
}
