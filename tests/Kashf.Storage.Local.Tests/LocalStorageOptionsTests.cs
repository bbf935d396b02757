using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local.Tests;

public sealed class LocalStorageOptionsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("file")]
    [InlineData("file/below")]
    public async Task Start_DirectoryThatCannotBe_NamesTheSetting(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "file"), "", TestContext.Current.CancellationToken);
        var data = string.IsNullOrWhiteSpace(name) ? name : Path.Combine(directory.Path, name);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => LocalStorageProcess.StartAsync(data));

        Assert.Contains("DataDirectory", error.Message, StringComparison.Ordinal);
        Assert.Contains(data.Trim(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DirectoryThatIsMissing_IsMade()
    {
        var data = Path.Combine(directory.Path, "a", "b");

        await using (await LocalStorageProcess.StartAsync(data))
        {
        }

        Assert.True(File.Exists(Path.Combine(data, "kashf.db")));
        Assert.Empty(Directory.GetFiles(data, "*.probe"));
    }
}
