using System.ComponentModel.DataAnnotations;
using Kashf.Core.Datasets;

namespace Kashf.Core.Learning;

/// <summary>How to train. The same options, examples and order give the same model, however many threads work.</summary>
public sealed record TrainingOptions
{
    private const int FewReported = 1000;
    private const int FewItems = 5000;
    private const long ManyAnswers = 2_000_000;

    /// <summary>Decides folds and orders.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// In how many parts the reported items are split for held-out predictions, at least 2; 0 for 10 parts of few items,
    /// 5 of many, 3 where many tags meet many items.
    /// </summary>
    public int Folds { get; init; }

    /// <summary>The most features that a model knows.</summary>
    public int VocabularyLimit { get; init; } = 1 << 18;

    /// <summary>The most weights (features times tags) that a model holds; 4 bytes each.</summary>
    public int WeightLimit { get; init; } = 4 << 20;

    /// <summary>The most unreported items that training looks at; more are sampled.</summary>
    public int UnreportedLimit { get; init; } = 20_000;

    /// <summary>
    /// About the most reported items that a training takes from a dataset: with more it learns little and needs memory in
    /// proportion, some 8 KB for a short text. Of a tag with few reports all are taken.
    /// </summary>
    [Range(1000, 10_000_000)]
    public int ReportedLimit { get; init; } = 100_000;

    /// <summary>
    /// What an item counts as a negative example of a tag when it was only reported for other tags (a report against
    /// the tag counts 1). Where no reported item has two tags, tags exclude each other and it counts 1 too.
    /// </summary>
    public float WeakNegativeWeight { get; init; } = 0.5f;

    /// <summary>How many threads to use; 0 for one on each processor.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// About the most reported images or photos that a training takes from a dataset; each takes some kilobytes of memory, and
    /// more teach little. Of a tag with few reports all are taken.
    /// </summary>
    [Range(1000, 10_000_000)]
    public int ReportedImageLimit { get; init; } = 20_000;

    /// <summary>The most unreported images that training looks at.</summary>
    public int UnreportedImageLimit { get; init; } = 2000;

    /// <summary>The most images of one tag each that are learnt from by a kernel: each is a part of the model, and is compared with all others.</summary>
    internal int KernelLimit { get; init; } = 2000;

    internal (int Reported, int Unreported) LimitsOf(DatasetType type) => type == DatasetType.Text
        ? (ReportedLimit, UnreportedLimit)
        : (ReportedImageLimit, UnreportedImageLimit);

    internal int FoldsFor(int tags, int reported, int items)
    {
        if (Folds > 0)
            return Math.Max(2, Folds);
        if (reported <= FewReported && items <= FewItems)
            return 10;
        return (long)tags * reported > ManyAnswers ? 3 : 5;
    }

    internal ParallelOptions Parallel(CancellationToken cancellation) => new()
    {
        MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount,
        CancellationToken = cancellation,
    };
}
