using System.Text;

namespace Kashf.Storage.Contract;

public abstract class FilesContract(StorageFixture storage) : StorageContract(storage)
{
    public static TheoryData<string> BadNames => new(
        "", "/", "a/", "/a", "a//b", "..", "../a", "a/../b", "a/./b", ".hidden", "a/.b", "-a", "a b", "a\\b", "é", "a\n", "a\0",
        new string('a', 101), "1/2/3/4/5/6/7/8/9");

    [Fact]
    public async Task SaveAsync_NewAndAgain_KeepsTheLatest()
    {
        var account = Storage.Ids.Next();

        Assert.Equal(5, await SaveAsync(account, "exports/12/a-b_c.csv", "first"));
        Assert.Equal("first", await ReadAsync(account, "exports/12/a-b_c.csv"));
        Assert.Equal(3, await SaveAsync(account, "exports/12/a-b_c.csv", "two"));
        Assert.Equal("two", await ReadAsync(account, "exports/12/a-b_c.csv"));
        Assert.Equal(0, await SaveAsync(account, "empty", ""));
        Assert.Equal("", await ReadAsync(account, "empty"));
    }

    [Fact]
    public async Task SaveAsync_FailsOrIsCancelled_KeepsWhatWas()
    {
        var account = Storage.Ids.Next();
        await SaveAsync(account, "a", "before");
        using var cancelling = new CancellationTokenSource();

        await Assert.ThrowsAsync<InvalidDataException>(() => Storage.Files.SaveAsync(
            account, "a", async (file, token) => { await file.WriteAsync(new byte[100_000], token); throw new InvalidDataException(); }, Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.Files.SaveAsync(
            account,
            "b",
            async (file, token) =>
            {
                await file.WriteAsync(new byte[100_000], token);
                await cancelling.CancelAsync();
                await file.WriteAsync(new byte[1], token);
            },
            cancelling.Token));

        Assert.Equal("before", await ReadAsync(account, "a"));
        Assert.Null(await Storage.Files.OpenAsync(account, "b", Cancellation));
    }

    [Fact]
    public async Task SaveAsync_WhileWritten_NothingOfItIsSeen()
    {
        var account = Storage.Ids.Next();

        await Storage.Files.SaveAsync(
            account,
            "a",
            async (file, token) =>
            {
                await file.WriteAsync(new byte[1 << 20], token);
                await file.FlushAsync(token);
                Assert.Null(await Storage.Files.OpenAsync(account, "a", token));
            },
            Cancellation);

        await using var stored = await Storage.Files.OpenAsync(account, "a", Cancellation);
        Assert.Equal(1 << 20, stored!.Length);
    }

    [Fact]
    public async Task OpenAsync_Stored_SeeksAndOutlivesAReplacement()
    {
        var account = Storage.Ids.Next();
        await SaveAsync(account, "a", "0123456789");

        await using var file = (await Storage.Files.OpenAsync(account, "a", Cancellation))!;
        await SaveAsync(account, "a", "x");
        file.Seek(6, SeekOrigin.Begin);

        using var reader = new StreamReader(file);
        Assert.Equal("6789", await reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task AnotherAccount_SeesNothing()
    {
        var (account, other) = (Storage.Ids.Next(), Storage.Ids.Next());
        await SaveAsync(account, "a", "mine");

        Assert.Null(await Storage.Files.OpenAsync(other, "a", Cancellation));
        Assert.False(await Storage.Files.DeleteAsync(other, "a", Cancellation));
        await SaveAsync(other, "a", "theirs");
        Assert.Equal("mine", await ReadAsync(account, "a"));
    }

    [Fact]
    public async Task DeleteAsync_Stored_IsGone()
    {
        var account = Storage.Ids.Next();
        await SaveAsync(account, "a/b", "x");

        Assert.True(await Storage.Files.DeleteAsync(account, "a/b", Cancellation));
        Assert.False(await Storage.Files.DeleteAsync(account, "a/b", Cancellation));
        Assert.Null(await Storage.Files.OpenAsync(account, "a/b", Cancellation));
    }

    [Theory]
    [MemberData(nameof(BadNames), DisableDiscoveryEnumeration = true)]
    public async Task AnyCall_NameThatIsNone_Throws(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => SaveAsync(1, name, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => Storage.Files.OpenAsync(1, name, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Storage.Files.DeleteAsync(1, name, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Storage.Files.PurgeAsync(name, DateTimeOffset.MaxValue, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Storage.Files.MeasureAsync(name, Cancellation));
    }

    [Fact]
    public async Task PurgeAsync_Prefix_DeletesTheOldOfEveryAccount()
    {
        var (account, other) = (Storage.Ids.Next(), Storage.Ids.Next());
        var prefix = $"p{Storage.Ids.Next()}";
        await SaveAsync(account, $"{prefix}/a", "x");
        await SaveAsync(other, $"{prefix}/b/c", "x");
        await SaveAsync(account, $"{prefix}x/a", "kept");

        Assert.Equal(0, await Storage.Files.PurgeAsync(prefix, TimeProvider.System.GetUtcNow().AddHours(-1), Cancellation));
        Assert.Equal(2, await Storage.Files.PurgeAsync(prefix, TimeProvider.System.GetUtcNow().AddHours(1), Cancellation));

        Assert.Null(await Storage.Files.OpenAsync(account, $"{prefix}/a", Cancellation));
        Assert.Null(await Storage.Files.OpenAsync(other, $"{prefix}/b/c", Cancellation));
        Assert.Equal("kept", await ReadAsync(account, $"{prefix}x/a"));
    }

    [Fact]
    public async Task MeasureAsync_Prefix_CountsTheBytesOfEveryAccount()
    {
        var (account, other) = (Storage.Ids.Next(), Storage.Ids.Next());
        var prefix = $"p{Storage.Ids.Next()}";
        Assert.Equal(0, (await Storage.Files.MeasureAsync(prefix, Cancellation)).Used);
        await SaveAsync(account, $"{prefix}/a", "12345");
        await SaveAsync(other, $"{prefix}/b/c", "123");
        await SaveAsync(account, $"{prefix}x/a", "1");
        await SaveAsync(account, $"other/{prefix}", "1");

        var space = await Storage.Files.MeasureAsync(prefix, Cancellation);
        Assert.Equal(8, space.Used);
        Assert.True(space.Free is null or > 0);
        Assert.Equal(3, (await Storage.Files.MeasureAsync($"{prefix}/b", Cancellation)).Used);

        await Storage.Files.DeleteAsync(account, $"{prefix}/a", Cancellation);
        Assert.Equal(3, (await Storage.Files.MeasureAsync(prefix, Cancellation)).Used);
    }

    private Task<long> SaveAsync(long account, string name, string content) => Storage.Files.SaveAsync(
        account, name, async (file, token) => await file.WriteAsync(Encoding.UTF8.GetBytes(content), token), Cancellation);

    private async Task<string> ReadAsync(long account, string name)
    {
        using var reader = new StreamReader((await Storage.Files.OpenAsync(account, name, Cancellation))!);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
