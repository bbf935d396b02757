namespace Kashf.ModelConversion.Onnx;

/// <summary>A field of a message in the wire format of protocol buffers.</summary>
/// <param name="Number">Of the field.</param>
/// <param name="Content">What it holds: four or eight bytes, a message, a text; of a number nothing.</param>
/// <param name="Value">Of a field that is a number.</param>
/// <param name="Whole">All its bytes, as they stand in the message.</param>
internal readonly record struct ProtocolBufferField(int Number, ReadOnlyMemory<byte> Content, ulong Value, ReadOnlyMemory<byte> Whole)
{
    private const int Varint = 0, EightBytes = 1, LengthDelimited = 2, FourBytes = 5;

    /// <exception cref="InvalidDataException">The message is none.</exception>
    public static IEnumerable<ProtocolBufferField> Read(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            var field = First(message);
            yield return field;
            message = message[field.Whole.Length..];
        }
    }

    private static ProtocolBufferField First(ReadOnlyMemory<byte> message)
    {
        var read = 0;
        var key = ReadVarint(message.Span, ref read);
        var value = (key & 7) == Varint ? ReadVarint(message.Span, ref read) : 0;
        ulong length = (key & 7) switch
        {
            Varint => 0,
            EightBytes => sizeof(ulong),
            FourBytes => sizeof(uint),
            LengthDelimited => ReadVarint(message.Span, ref read),
            _ => throw new InvalidDataException("The file is no ONNX file."),
        };
        if (length > (ulong)(message.Length - read))
            throw new InvalidDataException("The ONNX file is cut short.");
        return new((int)(key >> 3), message.Slice(read, (int)length), value, message[..(read + (int)length)]);
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int read)
    {
        var value = 0UL;
        for (var shift = 0; read < bytes.Length; shift += 7)
        {
            var next = bytes[read++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new InvalidDataException("The ONNX file is cut short.");
    }
}
