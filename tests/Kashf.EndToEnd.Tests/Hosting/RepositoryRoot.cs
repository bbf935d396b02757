namespace Kashf.EndToEnd.Tests.Hosting;

/// <summary>The directory of the solution, found upwards of the tests.</summary>
internal static class RepositoryRoot
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? directory)
    {
        for (; directory is not null; directory = directory.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(directory.FullName, "Kashf.Functions.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("The tests do not lie inside the repository.");
    }
}
