namespace Kashf.Core.Transfer;

/// <summary>A file that was copied for import.</summary>
/// <param name="Bytes">Of the copy, which is UTF-8 without a byte order mark.</param>
/// <param name="Sha256">Of the copy, in lower-case hexadecimal: equal for equal texts, whatever encoding they came in.</param>
public sealed record StagedCsv(long Bytes, string Sha256);
