using System.Text;

namespace Kashf.Models.Tests.Sessions;

/// <summary>An ONNX file of one operator with the input x and the output y, written field by field (onnx.proto).</summary>
internal static class SmallModel
{
    private const int Float = 1;

    public static byte[] Of(string operatorType, int length)
    {
        var node = Join(Text(1, "x"), Text(2, "y"), Text(4, operatorType));
        var graph = Join(Bytes(1, node), Text(2, "small"), Bytes(11, Value("x", length)), Bytes(12, Value("y", length)));
        return Join(Number(1, 8), Bytes(7, graph), Bytes(8, Number(2, 13)));
    }

    private static byte[] Value(string name, int length)
    {
        var tensor = Join(Number(1, Float), Bytes(2, Bytes(1, Number(1, length))));
        return Join(Text(1, name), Bytes(2, Bytes(1, tensor)));
    }

    private static byte[] Number(int field, int value) => [(byte)(field << 3), checked((byte)value)];

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int field, byte[] value) => [(byte)(field << 3 | 2), checked((byte)value.Length), .. value];

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
