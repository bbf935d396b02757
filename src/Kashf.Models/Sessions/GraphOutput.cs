using System.Text;

namespace Kashf.Models.Sessions;

/// <summary>
/// Makes a tensor in the middle of a model one of its outputs. In the encoding of protocol buffers a message that follows
/// itself is merged with what came before, lists by appending: so a graph with one more output is written behind the file
/// (onnx.proto: ModelProto.graph = 7, GraphProto.output = 12, ValueInfoProto.name = 1).
/// </summary>
internal static class GraphOutput
{
    private const int Name = 1;
    private const int Graph = 7;
    private const int Output = 12;

    public static byte[] Add(byte[] model, string tensor) =>
        [.. model, .. Field(Graph, Field(Output, Field(Name, Encoding.UTF8.GetBytes(tensor))))];

    private static byte[] Field(int number, byte[] content) => [(byte)(number << 3 | 2), .. Length(content.Length), .. content];

    private static IEnumerable<byte> Length(int length)
    {
        for (; length >= 0x80; length >>= 7)
            yield return (byte)(length | 0x80);
        yield return (byte)length;
    }
}
