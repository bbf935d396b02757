using System.Text;
using Kashf.Core.Transfer;

namespace Kashf.Core.Tests.Transfer;

/// <summary>CSV files in memory, read as import reads them.</summary>
internal static class CsvFile
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task<CsvHeader> HeaderAsync(byte[] file, CsvLimits? limits = null)
    {
        var header = await CsvHeader.ReadAsync(new MemoryStream(file), ColumnNames.OfContent, limits ?? new CsvLimits(), TestContext.Current.CancellationToken);
        Assert.Null(header.Error);
        return header.Value!;
    }

    public static async Task<List<CsvRecord>> ReadAsync(byte[] file, CsvLimits? limits = null, int blockBytes = int.MaxValue)
    {
        var header = await HeaderAsync(file, limits);
        return await ReadAsync(file, header, CsvChunk.AllAfter(header), limits, blockBytes);
    }

    public static async Task<List<CsvRecord>> ReadAsync(
        byte[] file, CsvHeader header, CsvChunk chunk, CsvLimits? limits = null, int blockBytes = int.MaxValue)
    {
        using var stream = new TrickleStream(file[(int)chunk.Offset..], blockBytes);
        using var reader = new CsvReader(stream, header, chunk, limits ?? new CsvLimits());
        return await reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<List<CsvChunk>> PlanAsync(byte[] file, CsvHeader header, int rows, long bytes, int blockBytes = int.MaxValue)
    {
        using var stream = new TrickleStream(file[(int)header.DataOffset..], blockBytes);
        return await CsvChunks.PlanAsync(stream, header, rows, bytes, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
