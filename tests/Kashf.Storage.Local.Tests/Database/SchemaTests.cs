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
}
