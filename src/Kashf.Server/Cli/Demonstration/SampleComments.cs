using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kashf.Server.Cli.Demonstration;

/// <summary>The sample comments: reports to learn from, reports to measure on, and new comments.</summary>
internal sealed record SampleComments(IReadOnlyList<SampleReport> Train, IReadOnlyList<SampleReport> Test, IReadOnlyList<string> New)
{
    private static readonly CsvConfiguration IgnoringHeaderCase = new(CultureInfo.InvariantCulture)
    {
        PrepareHeaderForMatch = header => header.Header.ToUpperInvariant(),
    };

    /// <exception cref="InvalidDataException">The files are not there.</exception>
    public static SampleComments Read(string folder)
    {
        var comments = Path.Combine(folder, "comments.csv");
        if (!File.Exists(comments))
            throw new InvalidDataException($"{Path.GetFullPath(comments)} is missing; run the demonstration from the project's folder.");

        using var csv = new CsvReader(new StreamReader(comments), IgnoringHeaderCase);
        var reports = csv.GetRecords<SampleReport>().ToLookup(report => report.Split);
        return new SampleComments([.. reports["train"]], [.. reports["test"]], File.ReadAllLines(Path.Combine(folder, "new_comments.txt")));
    }
}

/// <summary>A line of the samples: whether a tag holds for a comment.</summary>
internal sealed record SampleReport(string Content, string Tag, bool Positive, string Split);
