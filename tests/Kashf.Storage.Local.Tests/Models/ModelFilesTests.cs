using Kashf.Storage.Local.Models;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local.Tests.Models;

public sealed class ModelFilesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly ModelFiles files;

    public ModelFilesTests()
    {
        files = new ModelFiles(Options.Create(new LocalStorageOptions { DataDirectory = directory.Path }), TimeProvider.System);
    }

    private string[] Names => [.. Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(directory.Path, file)).Order(StringComparer.Ordinal)];

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Write_NewVersion_LeavesOnlyThatFile()
    {
        files.Write(7, "1-a.b_c", file => file.WriteByte(1));

        Assert.Equal([Path.Combine("models", "7", "1-a.b_c.model")], Names);
    }

    [Fact]
    public void Write_Fails_LeavesNoFile()
    {
        Assert.Throws<InvalidDataException>(() => files.Write(7, "1", _ => throw new InvalidDataException()));

        Assert.Empty(Names);
    }

    [Fact]
    public void Write_VersionThatIsNoName_LeavesNoFile()
    {
        Assert.Throws<ArgumentException>(() => files.Write(7, "../../x", file => file.WriteByte(1)));

        Assert.Empty(Names);
    }

    [Fact]
    public void DeleteTemporary_LeftAndBeingWritten_DeletesOnlyWhatWasLeft()
    {
        var left = Path.Combine(directory.Path, "models", "7", "left.tmp");
        files.Write(7, "1", file =>
        {
            file.WriteByte(1);
            File.WriteAllText(left, "half");
            File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
            files.DeleteTemporary();
        });

        Assert.Equal([Path.Combine("models", "7", "1.model")], Names);
    }
}
