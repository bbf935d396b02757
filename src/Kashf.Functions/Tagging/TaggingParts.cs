using System.Globalization;
using Kashf.Functions.Jobs;

namespace Kashf.Functions.Tagging;

/// <summary>Input of the step that tags one part of a request's images.</summary>
/// <param name="Run">Names the files of this run.</param>
public sealed record TaggingPartInput(JobInput Job, string Run, int Index);

/// <summary>Input of the steps that work on all parts of an answer.</summary>
/// <param name="Run">Names the files of this run.</param>
public sealed record TaggingPartsInput(JobInput Job, string Run, int Parts);

/// <summary>Names of the files that hold parts of answers until these are put together.</summary>
internal static class TaggingFiles
{
    public const string Prefix = "tagging";

    public static string Part(string jobId, string run, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}/{jobId}/{run}/{index:000000}.json");
}
