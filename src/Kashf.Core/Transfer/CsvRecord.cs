namespace Kashf.Core.Transfer;

/// <summary>One record of a CSV file, or why it could not be read.</summary>
/// <param name="Row">1 is the first record after the header.</param>
/// <param name="Line">The line of the file, from 1, in which the record begins.</param>
/// <param name="Offset">The byte at which the record begins.</param>
/// <param name="Cells">As many as the header has; empty where the record failed.</param>
/// <param name="Failure">What is wrong with the record; null where nothing is.</param>
public sealed record CsvRecord(long Row, long Line, long Offset, IReadOnlyList<string> Cells, string? Failure);
