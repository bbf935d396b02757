namespace Kashf.Core.Transfer;

/// <summary>A run of whole records of a CSV file, which can be read without what lies before it.</summary>
/// <param name="Offset">Its first byte in the file.</param>
/// <param name="Length">In bytes.</param>
/// <param name="FirstRow">The number of its first record; 1 is the file's first record after the header.</param>
/// <param name="FirstLine">The line of the file, from 1, in which that record begins.</param>
/// <param name="Rows">How many records it holds.</param>
public sealed record CsvChunk(long Offset, long Length, long FirstRow, long FirstLine, int Rows)
{
    /// <summary>All that follows the header, however many records that is (<see cref="Rows"/> is 0, for unknown).</summary>
    public static CsvChunk AllAfter(CsvHeader header) => new(header.DataOffset, long.MaxValue, 1, header.DataLine, 0);
}
