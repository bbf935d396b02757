namespace Kashf.Functions.Tests.Hosting;

internal static class RepositoryRoot
{
    public static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Kashf.Functions.sln")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("No directory above the tests holds Kashf.Functions.sln.");
        return directory.FullName;
    }
}
