namespace Kashf.ModelConversion.Networks;

/// <summary>
/// A convolution's weights in TensorFlow's order, <c>Values[((y * Width + x) * InputsPerGroup + input) * Outputs + output]</c>.
/// A depthwise convolution has a group a channel, and one input a group.
/// </summary>
internal sealed record Kernel(int Height, int Width, int InputsPerGroup, int Outputs, int Groups, float[] Values)
{
    public float this[int output, int input, int y, int x] =>
        Values[((y * Width + x) * InputsPerGroup + input) * Outputs + output];

    public Kernel Times(float[] factors)
    {
        var values = new float[Values.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Values[i] * factors[i % Outputs];
        return this with { Values = values };
    }
}
