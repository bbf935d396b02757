using Kashf.Core.Transfer;

namespace Kashf.Functions.Transfer;

/// <summary>What a transfer of a dataset came to.</summary>
public interface ITransferResult
{
    long DatasetId { get; }
}

/// <summary>What an import came to, as it lies in the store.</summary>
/// <param name="Run">Names the files with the rows that were not taken.</param>
/// <param name="FailedParts">The indices of those files.</param>
public sealed record ImportResult(
    long DatasetId,
    string Run,
    long Imported,
    long Failed,
    IReadOnlyList<FailedRow> Errors,
    IReadOnlyList<int> FailedParts,
    IReadOnlyList<string> IgnoredColumns) : ITransferResult;

/// <summary>A finished export, as it lies in the store.</summary>
/// <param name="DataVersion">Of the dataset right before: while it stands, exporting again would write the same.</param>
/// <param name="Run">Names the parts' files.</param>
/// <param name="IsTold">Whether a request has been answered with it.</param>
public sealed record ExportResult(long DatasetId, string DataVersion, string Run, int Parts, long Rows, bool IsTold = false) : ITransferResult;
