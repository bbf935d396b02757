using Kashf.Core.Storage;

namespace Kashf.Core.Tests.Storage;

public sealed class ProcessFolderTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("kashf-folders-");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Open_FolderOfAProcessThatIsGone_IsDeleted()
    {
        var abandoned = root.CreateSubdirectory("abandoned");
        File.WriteAllText(Path.Combine(abandoned.FullName, "copy"), "left");
        File.WriteAllText(abandoned.FullName + ".lock", "");

        using var folder = ProcessFolder.Open(root.FullName);

        Assert.False(Directory.Exists(abandoned.FullName));
        Assert.Single(root.GetFileSystemInfos());
    }

    [Fact]
    public void DeleteAbandoned_WhileTheProcessLives_DeletesThoseOfOthersAlone()
    {
        using var folder = ProcessFolder.Open(root.FullName);
        var file = folder.NewPath();
        File.WriteAllText(file, "in use");
        var left = root.CreateSubdirectory("left");
        File.WriteAllText(left.FullName + ".lock", "");

        folder.DeleteAbandoned();

        Assert.False(Directory.Exists(left.FullName));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Open_ByManyAtOnce_EachHasItsOwn()
    {
        var folders = new ProcessFolder[40];

        Parallel.For(0, folders.Length, i => folders[i] = ProcessFolder.Open(root.FullName));

        Assert.Equal(folders.Length, folders.Select(folder => Path.GetDirectoryName(folder.NewPath())).Distinct().Count());
        Assert.Equal(folders.Length, root.GetFiles("*.lock").Length);
        Array.ForEach(folders, folder => folder.Dispose());
        Assert.Empty(root.GetFileSystemInfos());
    }

    [Fact]
    public void Open_FolderOfALivingProcess_StaysHoweverOldItIs()
    {
        using var living = ProcessFolder.Open(root.FullName);
        var copy = living.NewPath();
        File.WriteAllText(copy, "in use");
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(copy)!, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        using var other = ProcessFolder.Open(root.FullName);

        Assert.True(File.Exists(copy));
    }

    [Fact]
    public void NewPath_FolderDeletedByOthers_IsThereAgain()
    {
        using var folder = ProcessFolder.Open(root.FullName);
        var first = folder.NewPath();
        Directory.Delete(Path.GetDirectoryName(first)!);

        Assert.True(Directory.Exists(Path.GetDirectoryName(folder.NewPath())));
    }

    [Fact]
    public void Dispose_Copies_AreDeletedWithTheFolder()
    {
        var folder = ProcessFolder.Open(root.FullName);
        File.WriteAllText(folder.NewPath(), "copied");

        folder.Dispose();

        Assert.Empty(root.GetFileSystemInfos());
    }
}
