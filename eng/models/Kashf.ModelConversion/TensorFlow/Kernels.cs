using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.TensorFlow;

internal static class Kernels
{
    /// <summary>A depthwise kernel has the shape height, width, channels, 1; another height, width, inputs, outputs.</summary>
    public static Kernel Of(Weights weights, string name, bool depthwise)
    {
        var shape = weights.Shape(name);
        if (depthwise && shape[3] != 1)
            throw new InvalidDataException("The conversion knows no depthwise convolution with several outputs a channel.");
        return depthwise
            ? new Kernel(shape[0], shape[1], 1, shape[2], shape[2], weights.Values(name))
            : new Kernel(shape[0], shape[1], shape[2], shape[3], 1, weights.Values(name));
    }
}
