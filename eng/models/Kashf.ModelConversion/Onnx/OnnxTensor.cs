using System.Runtime.InteropServices;
using System.Text;

namespace Kashf.ModelConversion.Onnx;

/// <summary>A constant of a model that was made elsewhere (onnx.proto: TensorProto.float_data = 4, name = 8, raw_data = 9).</summary>
internal sealed record OnnxTensor(string Name, float[] Values)
{
    /// <summary>Of a constant whose numbers are floating-point ones; any others are not to be relied upon.</summary>
    public static OnnxTensor Read(ReadOnlyMemory<byte> tensor)
    {
        var fields = ProtocolBufferField.Read(tensor).ToList();
        ReadOnlySpan<byte> Content(int number) => fields.LastOrDefault(field => field.Number == number).Content.Span;
        var bytes = Content(9).IsEmpty ? Content(4) : Content(9);
        return new(Encoding.UTF8.GetString(Content(8)), MemoryMarshal.Cast<byte, float>(bytes[..(bytes.Length / sizeof(float) * sizeof(float))]).ToArray());
    }
}
