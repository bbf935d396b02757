namespace Kashf.Media.Images.Tensors;

/// <summary>How a model wants pixels to follow each other.</summary>
public enum TensorLayout
{
    /// <summary>NCHW: the whole image of one colour, then that of the next.</summary>
    ChannelsFirst,

    /// <summary>NHWC: the three colours of one pixel, then those of the next.</summary>
    ChannelsLast,
}
