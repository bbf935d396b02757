using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.Tests.Networks;

/// <summary>Layers with weights of a seed.</summary>
internal sealed class RandomLayers(int seed)
{
    private readonly Random random = new(seed);

    public Convolution Convolution(string name, string input, int inputs, int outputs, int size = 3, int stride = 1, Padding? padding = null) => new(
        name, input, new Kernel(size, size, inputs, outputs, 1, Numbers(size * size * inputs * outputs)), Numbers(outputs), stride, padding ?? Padding.Same);

    public Convolution Depthwise(string name, string input, int channels, int stride = 1) => new(
        name, input, new Kernel(3, 3, 1, channels, channels, Numbers(9 * channels)), Numbers(channels), stride, Padding.Same);

    public Affine Affine(string name, string input, int channels) => new(name, input, Numbers(channels), Numbers(channels));

    public Affine Offset(string name, string input, int channels) => new(name, input, [.. Enumerable.Repeat(1f, channels)], Numbers(channels));

    public Dense Dense(string name, string input, int inputs, int outputs) => new(name, input, outputs, Numbers(inputs * outputs), Numbers(outputs));

    private float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
}
