using Kashf.Media.Images.Tensors;

namespace Kashf.Models.Catalogue;

/// <summary>What a model takes: each number is (value − mean) × scale of a value from 0 to 255.</summary>
public sealed record ModelInput
{
    /// <summary>Null for the only input there is.</summary>
    public string? Name { get; init; }

    /// <summary>In pixels, 8 to 4096.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels, 8 to 4096.</summary>
    public required int Height { get; init; }

    public ModelLayout Layout { get; init; } = ModelLayout.Nchw;

    public ModelColours Colours { get; init; } = ModelColours.Rgb;

    /// <summary>One number, or one a channel in the tensor's order.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [0];

    /// <summary>One number, or one a channel in the tensor's order.</summary>
    public IReadOnlyList<float> Scale { get; init; } = [1];

    public ModelFit Fit { get; init; } = ModelFit.Stretch;

    /// <summary>How much of the greatest possible part <see cref="ModelFit.Crop"/> takes; above 0, up to 1.</summary>
    public double CropFraction { get; init; } = 1;

    internal int Channels => Colours == ModelColours.Grey ? 1 : 3;

    /// <summary>The tensor's shape, with one image in it.</summary>
    internal long[] Shape => Layout == ModelLayout.Nchw ? [1, Channels, Height, Width] : [1, Height, Width, Channels];

    internal TensorFormat Format => new(Width, Height)
    {
        Layout = Layout == ModelLayout.Nchw ? TensorLayout.ChannelsFirst : TensorLayout.ChannelsLast,
        Order = Colours == ModelColours.Bgr ? ChannelOrder.Bgr : ChannelOrder.Rgb,
        Fit = Fit == ModelFit.Crop ? ImageFit.CenterCrop : ImageFit.Stretch,
        CropFraction = CropFraction,
        Mean = OfChannels(Mean),
        Scale = OfChannels(Scale),
    };

    private static ChannelValues OfChannels(IReadOnlyList<float> values) =>
        values.Count == 3 ? new(values[0], values[1], values[2]) : ChannelValues.All(values[0]);
}
