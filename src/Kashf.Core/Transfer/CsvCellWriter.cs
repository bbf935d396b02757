using System.Buffers;
using System.Text;

namespace Kashf.Core.Transfer;

/// <summary>Writes text as one cell: quoted where it must be, guarded where a spreadsheet would run it.</summary>
internal static class CsvCellWriter
{
    private const char Quote = '"';
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        var guarded = FormulaGuard.IsNeeded(text);
        if (!text.ContainsAny(Quoted))
        {
            output.Write(guarded ? "'"u8 : []);
            Encoding.UTF8.GetBytes(text, output);
            return;
        }

        output.Write(guarded ? "\"'"u8 : "\""u8);
        for (var quote = text.IndexOf(Quote); quote >= 0; quote = text.IndexOf(Quote))
        {
            Encoding.UTF8.GetBytes(text[..quote], output);
            output.Write("\"\""u8);
            text = text[(quote + 1)..];
        }

        Encoding.UTF8.GetBytes(text, output);
        output.Write("\""u8);
    }
}
