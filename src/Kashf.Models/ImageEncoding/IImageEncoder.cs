using Kashf.Core.Images;
using Kashf.Media.Images;

namespace Kashf.Models.ImageEncoding;

/// <summary>Turns images into vectors whose nearness is likeness of what is seen.</summary>
public interface IImageEncoder
{
    /// <summary>The model in use: vectors of different models are not compared.</summary>
    string ModelId { get; }

    /// <summary>The shorter side, in pixels, that an image is decoded to at least; more is not looked at.</summary>
    /// <exception cref="ModelUnavailableException">The model is not installed, or can't be opened.</exception>
    int WantedSide { get; }

    /// <summary>Encodes one image, on the calling thread once a turn is free.</summary>
    /// <returns>A vector of length (norm) 1 that stands for the whole image.</returns>
    /// <exception cref="ModelUnavailableException">The model is not installed, or can't be opened.</exception>
    Task<ImageVector> EncodeAsync(PixelImage image, CancellationToken cancellation);
}
