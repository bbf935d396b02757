using Kashf.Core.Items;
using Kashf.Core.Transfer;

namespace Kashf.Functions.Transfer;

/// <summary>Which job a step belongs to; its order lies in the store.</summary>
/// <param name="Run">Names the files of this run.</param>
public sealed record TransferInput(long AccountId, long DatasetId, string JobId, string Run);

/// <summary>A staged file and where it is cut; or why it can't be imported.</summary>
public sealed record PreparedImport(string? Refusal, string File, IReadOnlyList<CsvChunk> Chunks, IReadOnlyList<string> IgnoredColumns)
{
    /// <summary>Other downloads are under way: the step is to be tried again later.</summary>
    public bool MustWait { get; init; }

    /// <summary>An earlier run of the job has done all and told what came of it, and stopped short of its end.</summary>
    public bool IsDone { get; init; }
}

/// <summary>Input of the step that imports one chunk.</summary>
/// <param name="Progress">The share of the work that is done when this chunk is.</param>
public sealed record ImportChunkInput(TransferInput Job, string File, CsvChunk Chunk, int Index, double Progress);

/// <summary>What became of a chunk's rows.</summary>
public sealed record ImportedChunk(long Imported, long Failed)
{
    /// <summary>Why the chunk could not be looked at; null where it was.</summary>
    public string? Refusal { get; init; }
}

/// <summary>Input of the step that ends an import.</summary>
/// <param name="FailedParts">The indices of the chunks with rows that were not taken.</param>
public sealed record FinishImportInput(
    TransferInput Job, string File, long Imported, long Failed, IReadOnlyList<int> FailedParts, IReadOnlyList<string> IgnoredColumns);

/// <summary>The ranges of an export's parts.</summary>
public sealed record ExportPlan(string DataVersion, IReadOnlyList<ItemRange> Ranges);

/// <summary>Input of the step that writes one part.</summary>
/// <param name="Progress">The share of the work that is done when this part is.</param>
public sealed record ExportPartInput(TransferInput Job, ItemRange Range, int Index, double Progress);

/// <summary>Input of the step that ends an export.</summary>
public sealed record FinishExportInput(TransferInput Job, string DataVersion, int Parts, long Rows);
