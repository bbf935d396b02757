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

    /// <summary>What makes one of several equal parts of the outputs.</summary>
    public Kernel PartOfOutputs(int part, int parts)
    {
        var count = Outputs / parts;
        float[] values = [.. Values.Chunk(Outputs).SelectMany(outputs => outputs.Skip(part * count).Take(count))];
        return this with { Outputs = count, Groups = Groups == 1 ? 1 : count, Values = values };
    }

    /// <summary>What one of several equal parts of the inputs adds to the outputs; of a convolution of one group.</summary>
    public Kernel PartOfInputs(int part, int parts)
    {
        var count = InputsPerGroup / parts;
        float[] values = [.. Values.Chunk(Outputs).Where((_, i) => i % InputsPerGroup / count == part).SelectMany(outputs => outputs)];
        return this with { InputsPerGroup = count, Values = values };
    }
}
