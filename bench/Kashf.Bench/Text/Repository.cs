namespace Kashf.Bench.Text;

internal static class Repository
{
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Kashf.Functions.sln")))
                return folder.FullName;
        return Directory.GetCurrentDirectory();
    }
}
