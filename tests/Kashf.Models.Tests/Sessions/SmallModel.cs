using System.Text;

namespace Kashf.Models.Tests.Sessions;

/// <summary>ONNX files of a chain of operators from the input x to the output y, written field by field (onnx.proto).</summary>
internal static class SmallModel
{
    private const int Float = 1;

    public static byte[] Of(string operatorType, int length) => Chain([length], [length], operatorType);

    /// <param name="input">Shape of x; -1 where it is left open.</param>
    /// <param name="output">Shape of y.</param>
    /// <param name="operators">What is computed of x, one after another; between them lie t1, t2 ...</param>
    public static byte[] Chain(int[] input, int[] output, params string[] operators)
    {
        var nodes = operators.Select((type, i) => Bytes(1, Join(
            Text(1, i == 0 ? "x" : $"t{i}"), Text(2, i == operators.Length - 1 ? "y" : $"t{i + 1}"), Text(4, type))));
        return File(Join([.. nodes, Bytes(11, Value("x", input)), Bytes(12, Value("y", output))]));
    }

    /// <summary>Answers weights that are multiplied with x, of as many numbers.</summary>
    public static byte[] Weighted(params float[] weights)
    {
        var node = Join(Text(1, "x"), Text(1, "w"), Text(2, "y"), Text(4, "Mul"));
        var tensor = Join(Number(1, weights.Length), Number(2, Float), Text(8, "w"), Bytes(9, [.. weights.SelectMany(BitConverter.GetBytes)]));
        return File(Join(Bytes(1, node), Bytes(5, tensor), Bytes(11, Value("x", [weights.Length])), Bytes(12, Value("y", [weights.Length]))));
    }

    private static byte[] File(byte[] graph) => Join(Number(1, 8), Bytes(7, Join(graph, Text(2, "small"))), Bytes(8, Number(2, 13)));

    private static byte[] Value(string name, int[] shape)
    {
        var sides = shape.Select(side => Bytes(1, side < 0 ? Text(2, "any") : Number(1, side)));
        var tensor = Join(Number(1, Float), Bytes(2, Join([.. sides])));
        return Join(Text(1, name), Bytes(2, Bytes(1, tensor)));
    }

    private static byte[] Number(int field, int value) => Join([(byte)(field << 3)], Varint(value));

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int field, byte[] value) => Join([(byte)(field << 3 | 2)], Varint(value.Length), value);

    private static byte[] Varint(int value) =>
        value < 0x80 ? [(byte)value] : [(byte)(value & 0x7F | 0x80), .. Varint(value >> 7)];

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
