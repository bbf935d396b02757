using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace Kashf.Core.Transfer;

/// <summary>Turns UTF-16 into UTF-8, block by block. What is no Unicode becomes a byte that no UTF-8 has.</summary>
internal sealed class Utf16Transcoder(bool bigEndian)
{
    private const byte Invalid = 0xFF;
    private const int MostBytesOfUnit = 3;

    private char[] units = [];
    private byte[] utf8 = [];
    private byte? oddByte;
    private char? highSurrogate;

    /// <returns>What to read the file with (null for UTF-8), and the length of its byte order mark.</returns>
    public static (Utf16Transcoder? Transcoder, int MarkLength) For(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith(CsvEncodings.Utf8Mark))
            return (null, CsvEncodings.Utf8Mark.Length);
        if (beginning.StartsWith(CsvEncodings.Utf16BigEndianMark))
            return (new Utf16Transcoder(bigEndian: true), CsvEncodings.Utf16BigEndianMark.Length);
        return beginning.StartsWith(CsvEncodings.Utf16LittleEndianMark) && !beginning.StartsWith(CsvEncodings.Utf32LittleEndianMark)
            ? (new Utf16Transcoder(bigEndian: false), CsvEncodings.Utf16LittleEndianMark.Length)
            : (null, 0);
    }

    /// <returns>Valid until the next call.</returns>
    public ReadOnlyMemory<byte> Convert(ReadOnlySpan<byte> block)
    {
        var count = Gather(block);
        var most = (count + 1) * MostBytesOfUnit;
        if (utf8.Length < most)
            utf8 = new byte[most];
        return utf8.AsMemory(0, Encode(units.AsSpan(0, count)));
    }

    /// <returns>What was left over at the end: half a character.</returns>
    public ReadOnlyMemory<byte> Finish() => oddByte is not null || highSurrogate is not null ? new[] { Invalid } : [];

    private int Gather(ReadOnlySpan<byte> block)
    {
        if (units.Length < (block.Length / 2) + 2)
            units = new char[(block.Length / 2) + 2];
        var count = 0;
        if (highSurrogate is { } high)
            units[count++] = high;
        if (oddByte is { } first && !block.IsEmpty)
        {
            units[count++] = Unit([first, block[0]]);
            block = block[1..];
            oddByte = null;
        }

        for (; block.Length >= 2; block = block[2..])
            units[count++] = Unit(block);
        if (block.Length == 1)
            oddByte = block[0];
        highSurrogate = count > 0 && char.IsHighSurrogate(units[count - 1]) ? units[--count] : null;
        return count;
    }

    private int Encode(ReadOnlySpan<char> text)
    {
        var written = 0;
        while (true)
        {
            var status = Utf8.FromUtf16(text, utf8.AsSpan(written), out var read, out var bytes, replaceInvalidSequences: false);
            written += bytes;
            if (status != OperationStatus.InvalidData)
                return written;
            utf8[written++] = Invalid;
            text = text[(read + 1)..];
        }
    }

    private char Unit(ReadOnlySpan<byte> bytes) =>
        (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes));
}
