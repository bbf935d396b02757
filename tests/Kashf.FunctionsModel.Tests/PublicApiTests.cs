using Microsoft.Azure.Functions.Worker;

namespace Kashf.FunctionsModel.Tests;

public sealed class PublicApiTests
{
    private const string Advice =
        "The public surface differs from tests/Kashf.FunctionsModel.Tests/PublicApi.txt. It must only ever hold signatures of "
        + "the official packages. If the change is one of those, run the tests with KASHF_ACCEPT_PUBLIC_API=1 and commit the file.";

    [Fact]
    public void PublicApi_Rendered_EqualsCommittedList()
    {
        var actual = PublicSurface.Render(typeof(FunctionAttribute).Assembly).ToList();
        var committed = Path.Combine(ProjectDirectory(), "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("KASHF_ACCEPT_PUBLIC_API") == "1")
        {
            File.WriteAllText(committed, string.Join('\n', actual) + "\n");
        }

        var expected = File.ReadAllLines(committed);
        var added = actual.Except(expected).Select(line => "+ " + line.Trim());
        var removed = expected.Except(actual).Select(line => "- " + line.Trim());
        Assert.True(actual.SequenceEqual(expected), string.Join('\n', removed.Concat(added).Prepend(Advice)));
    }

    private static string ProjectDirectory()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Kashf.Functions.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("No directory above the tests holds Kashf.Functions.sln.");
        }

        return Path.Combine(directory.FullName, "tests", "Kashf.FunctionsModel.Tests");
    }
}
