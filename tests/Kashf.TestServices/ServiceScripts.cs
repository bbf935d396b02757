namespace Kashf.TestServices;

/// <summary>Where the scripts of the services lie.</summary>
public static class ServiceScripts
{
    // In the repository itself, not beside the built program: from there node finds the packages.
    private static readonly string Folder = Path.Combine(Root(), "tests", "Kashf.TestServices");

    public static string PathOf(string script) => Path.Combine(Folder, script);

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
