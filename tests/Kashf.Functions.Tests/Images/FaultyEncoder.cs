using Kashf.Core.Images;
using Kashf.Media.Images;
using Kashf.Models;
using Kashf.Models.ImageEncoding;

namespace Kashf.Functions.Tests.Images;

/// <summary>Sees the same in every image, unless a test has it fail.</summary>
internal sealed class FaultyEncoder : IImageEncoder
{
    public Exception? Fault { get; set; }

    public bool IsMissing { get; set; }

    public string ModelId => "encoder";

    public int WantedSide => IsMissing ? throw new ModelUnavailableException("The model encoder is not installed.") : 32;

    public Task<ImageVector> EncodeAsync(PixelImage image, CancellationToken cancellation) =>
        Fault is null ? Task.FromResult(new ImageVector([1f, 0f])) : Task.FromException<ImageVector>(Fault);
}
