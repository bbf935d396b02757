using System.Buffers.Binary;

namespace Kashf.Models.Sessions;

/// <summary>
/// Sets weights to zero that are below 2⁻¹⁰⁰, about 8e-31: sums of weights of ordinary size times values of ordinary size
/// do not feel them, and where sums are of such weights alone the results are subnormal, at which the processor leaves its
/// fast path. Walks the file's protocol buffers (onnx.proto: ModelProto.graph = 7, GraphProto.initializer = 5,
/// TensorProto.data_type = 2, float_data = 4, raw_data = 9).
/// </summary>
internal static class NegligibleWeights
{
    private const int Graph = 7;
    private const int Initializer = 5;
    private const int DataType = 2;
    private const int FloatData = 4;
    private const int RawData = 9;
    private const int Float = 1;
    private const uint Magnitude = 0x7FFF_FFFF;
    private const uint Limit = (127 - 100) << 23;

    /// <param name="model">An ONNX file, changed in place. What can't be read is left for the runtime to complain of.</param>
    /// <returns>How many weights were set to zero.</returns>
    public static int SetToZero(Span<byte> model)
    {
        var changed = 0;
        for (var fields = new ProtocolBufferReader(model); fields.Next();)
        {
            if (fields.Number != Graph)
                continue;
            for (var members = new ProtocolBufferReader(fields.Content); members.Next();)
            {
                if (members.Number == Initializer)
                    changed += OfTensor(members.Content);
            }
        }

        return changed;
    }

    private static int OfTensor(Span<byte> tensor)
    {
        var isFloat = false;
        var values = Span<byte>.Empty;
        for (var fields = new ProtocolBufferReader(tensor); fields.Next();)
        {
            if (fields.Number == DataType)
                isFloat = fields.Value == Float;
            else if (fields.Number is FloatData or RawData)
                values = fields.Content;
        }

        return isFloat ? OfValues(values) : 0;
    }

    private static int OfValues(Span<byte> values)
    {
        var changed = 0;
        for (; values.Length >= sizeof(float); values = values[sizeof(float)..])
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(values);
            if ((bits & Magnitude) is 0 or >= Limit)
                continue;
            BinaryPrimitives.WriteUInt32LittleEndian(values, 0);
            changed++;
        }

        return changed;
    }
}
