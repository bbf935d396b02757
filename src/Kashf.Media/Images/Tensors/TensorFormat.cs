namespace Kashf.Media.Images.Tensors;

/// <summary>What a model takes as one image: width × height × 3 numbers, each (value − mean) × scale of a value from 0 to 255.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record TensorFormat(int Width, int Height)
{
    public TensorLayout Layout { get; init; } = TensorLayout.ChannelsFirst;

    public ChannelOrder Order { get; init; } = ChannelOrder.Rgb;

    public ImageFit Fit { get; init; } = ImageFit.Stretch;

    /// <summary>How much of the greatest possible part <see cref="ImageFit.CenterCrop"/> takes; above 0, up to 1.</summary>
    public double CropFraction { get; init; } = 1;

    /// <summary>What is subtracted, in the channels' order in the tensor.</summary>
    public ChannelValues Mean { get; init; } = new(0, 0, 0);

    /// <summary>What the rest is multiplied by, in the channels' order in the tensor.</summary>
    public ChannelValues Scale { get; init; } = new(1f / 255, 1f / 255, 1f / 255);

    /// <summary>How many numbers an image is.</summary>
    public int Length => Width * Height * PixelImage.Channels;
}
