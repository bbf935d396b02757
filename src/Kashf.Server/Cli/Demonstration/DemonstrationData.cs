namespace Kashf.Server.Cli.Demonstration;

/// <summary>The demonstration begins afresh each time, and never deletes what another command stored.</summary>
internal static class DemonstrationData
{
    private const string Mark = "demonstration";

    public static void Empty(string directory)
    {
        var mark = Path.Combine(directory, Mark);
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            if (!File.Exists(mark))
                throw new InvalidDataException($"{directory} holds data that is not a demonstration's; name another directory with --data.");
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(directory);
        File.WriteAllText(mark, "Made by 'kashf demo', which empties this directory at each start.\n");
    }
}
