namespace Kashf.Core.Transfer;

/// <summary>A row that was not imported.</summary>
/// <param name="Row">1 is the first row after the header.</param>
/// <param name="Line">The line of the file, from 1, in which the row begins.</param>
public sealed record FailedRow(long Row, long Line, string Reason);
