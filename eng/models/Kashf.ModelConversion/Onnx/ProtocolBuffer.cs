using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Kashf.ModelConversion.Onnx;

/// <summary>
/// Writes one message in the wire format of protocol buffers: each field is a varint of its number and kind, then a varint,
/// four bytes, or a length and that many bytes. Fields are written in the order of the calls.
/// </summary>
internal sealed class ProtocolBuffer
{
    private const int Varint = 0, LengthDelimited = 2, FourBytes = 5;
    private readonly ArrayBufferWriter<byte> bytes = new();

    public ProtocolBuffer Number(int field, long value)
    {
        WriteVarint((ulong)(field << 3 | Varint));
        WriteVarint((ulong)value);
        return this;
    }

    public ProtocolBuffer Number(int field, float value)
    {
        WriteVarint((ulong)(field << 3 | FourBytes));
        bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public ProtocolBuffer Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtocolBuffer Bytes(int field, ReadOnlySpan<byte> value)
    {
        WriteVarint((ulong)(field << 3 | LengthDelimited));
        WriteVarint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    /// <summary>Little-endian, as every machine is that this runs on.</summary>
    public ProtocolBuffer Floats(int field, ReadOnlySpan<float> values) => Bytes(field, MemoryMarshal.AsBytes(values));

    public ProtocolBuffer Message(int field, ProtocolBuffer message) => Bytes(field, message.bytes.WrittenSpan);

    /// <summary>Adds fields that are written already.</summary>
    public ProtocolBuffer Fields(ReadOnlySpan<byte> fields)
    {
        bytes.Write(fields);
        return this;
    }

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Write([(byte)(value | 0x80)]);
        bytes.Write([(byte)value]);
    }
}
