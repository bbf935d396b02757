using System.Text;

namespace Kashf.ModelConversion.Onnx;

/// <summary>An operator of a model that was made elsewhere (onnx.proto: NodeProto.input = 1, output = 2, op_type = 4).</summary>
internal sealed record OnnxNode(string Type, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    public static OnnxNode Read(ReadOnlyMemory<byte> node)
    {
        var fields = ProtocolBufferField.Read(node).ToList();
        string[] Texts(int number) => [.. fields.Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Content.Span))];
        return new(Texts(4).Single(), Texts(1), Texts(2));
    }
}
