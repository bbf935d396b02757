using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kashf.Core.Transfer;

/// <summary>The rows that an import did not take, as CSV: <c>row,line,reason</c>.</summary>
public static class FailedRowsFile
{
    public static ReadOnlyMemory<byte> Header { get; } = (byte[])[.. CsvEncodings.Utf8Mark, .. "row,line,reason\r\n"u8];

    public static ReadOnlyMemory<byte> Write(IEnumerable<FailedRow> rows)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.Row},{row.Line},"), output);
            CsvCellWriter.Write(output, row.Reason);
            output.Write("\r\n"u8);
        }

        return output.WrittenMemory;
    }
}
