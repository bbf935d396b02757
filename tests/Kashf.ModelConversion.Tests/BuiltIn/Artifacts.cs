namespace Kashf.ModelConversion.Tests.BuiltIn;

/// <summary>What eng/models.sh made.</summary>
internal static class Artifacts
{
    /// <summary>The folder of the packages' files; the test is skipped where they were not fetched.</summary>
    public static string Sources => Folder("models-source");

    /// <summary>The folder of the built-in models; the test is skipped where they were not made.</summary>
    public static string Models => Folder("models");

    private static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Kashf.Functions.sln")))
            root = root.Parent;
        var folder = Path.Combine(root?.FullName ?? "", "artifacts", name);
        Assert.SkipUnless(Directory.Exists(folder), "eng/models.sh makes the models that this test looks at.");
        return folder;
    }
}
