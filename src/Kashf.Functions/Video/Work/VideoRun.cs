using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;

namespace Kashf.Functions.Video.Work;

/// <summary>A run of a job that tags videos.</summary>
/// <param name="Run">Names the files of this run.</param>
/// <param name="Type">Of the dataset: decides what is looked for.</param>
public sealed record VideoRun(JobInput Job, string Run, DatasetType Type);
