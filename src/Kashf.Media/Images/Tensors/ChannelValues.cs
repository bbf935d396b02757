namespace Kashf.Media.Images.Tensors;

/// <summary>A number for each channel of a tensor, in the tensor's order.</summary>
public readonly record struct ChannelValues(float First, float Second, float Third)
{
    /// <summary>The same for all.</summary>
    public static ChannelValues All(float value) => new(value, value, value);
}
