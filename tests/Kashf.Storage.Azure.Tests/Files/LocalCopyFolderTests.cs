using Kashf.Storage.Azure.Files;

namespace Kashf.Storage.Azure.Tests.Files;

public sealed class LocalCopyFolderTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("kashf-copies-");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Open_FolderOfAProcessThatIsGone_IsDeleted()
    {
        var abandoned = root.CreateSubdirectory("abandoned");
        File.WriteAllText(Path.Combine(abandoned.FullName, "copy"), "left");
        File.WriteAllText(abandoned.FullName + ".lock", "");

        using var folder = LocalCopyFolder.Open(root.FullName);

        Assert.False(Directory.Exists(abandoned.FullName));
        Assert.Single(root.GetFileSystemInfos());
    }

    [Fact]
    public void Open_FolderOfALivingProcess_StaysHoweverOldItIs()
    {
        using var living = LocalCopyFolder.Open(root.FullName);
        var copy = living.NewPath();
        File.WriteAllText(copy, "in use");
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(copy)!, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        using var other = LocalCopyFolder.Open(root.FullName);

        Assert.True(File.Exists(copy));
    }

    [Fact]
    public void NewPath_FolderDeletedByOthers_IsThereAgain()
    {
        using var folder = LocalCopyFolder.Open(root.FullName);
        var first = folder.NewPath();
        Directory.Delete(Path.GetDirectoryName(first)!);

        Assert.True(Directory.Exists(Path.GetDirectoryName(folder.NewPath())));
    }

    [Fact]
    public void Dispose_Copies_AreDeletedWithTheFolder()
    {
        var folder = LocalCopyFolder.Open(root.FullName);
        File.WriteAllText(folder.NewPath(), "copied");

        folder.Dispose();

        Assert.Empty(root.GetFileSystemInfos());
    }
}
