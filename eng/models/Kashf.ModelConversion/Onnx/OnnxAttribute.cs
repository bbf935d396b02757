namespace Kashf.ModelConversion.Onnx;

/// <summary>The attributes of an operator, each with its kind's number.</summary>
internal static class OnnxAttribute
{
    public static ProtocolBuffer Number(string name, long value) => new ProtocolBuffer().Text(1, name).Number(3, value).Number(20, 2);

    public static ProtocolBuffer Text(string name, string value) => new ProtocolBuffer().Text(1, name).Text(4, value).Number(20, 3);

    public static ProtocolBuffer Numbers(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new ProtocolBuffer().Text(1, name);
        foreach (var value in values)
            attribute.Number(8, value);
        return attribute.Number(20, 7);
    }
}
