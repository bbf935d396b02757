using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.Encoders;

/// <summary>What one network adds to an image's vector: for each of its layers the means over the image of the channels.</summary>
/// <param name="Network">Read whole; what the layers do not need is left out.</param>
/// <param name="Layers">Whose results are none below zero, with the number of their channels.</param>
/// <param name="Size">Pixels along each side that the network sees; the encoder's images are made smaller where they are larger.</param>
/// <param name="Factor">The encoder's input times this, plus <paramref name="Offset"/>, is what the network was trained on.</param>
/// <param name="Offset">See <paramref name="Factor"/>.</param>
internal sealed record EncoderBranch(
    Network Network, IReadOnlyList<(string Name, int Channels)> Layers, int Size, float Factor = 1, float Offset = 0)
{
    /// <summary>Convolutions whose many channels are computed in so many parts; see <see cref="ChannelParts"/>.</summary>
    public IReadOnlyList<(string Name, int Parts)> Wide { get; init; } = [];
}
