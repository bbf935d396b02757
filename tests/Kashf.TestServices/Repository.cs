namespace Kashf.TestServices;

internal static class Repository
{
    /// <summary>The folder of this project in the repository: beside it node finds the packages.</summary>
    public static string TestServices { get; } = Path.Combine(Root(), "tests", "Kashf.TestServices");

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kashf.Functions.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
