using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Kashf.Core.Results;
using Kashf.Media.Images.Headers;

namespace Kashf.Media.Images.Jpeg;

/// <summary>Decodes JPEG in this process, straight to a smaller size where a smaller one is enough.</summary>
internal sealed class JpegDecoder : IDisposable
{
    private readonly ConcurrentBag<Decompressor> idle = [];

    /// <returns>Not yet upright.</returns>
    public Result<PixelImage> Decode(ImageFile image, ReadOnlySpan<byte> file, int atLeast)
    {
        var decompressor = idle.TryTake(out var free) ? free : TurboJpeg.Open();
        try
        {
            return Decode(decompressor, image, file, atLeast);
        }
        finally
        {
            idle.Add(decompressor);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var decompressor))
            decompressor.Dispose();
    }

    private static Result<PixelImage> Decode(Decompressor decompressor, ImageFile image, ReadOnlySpan<byte> file, int atLeast)
    {
        var length = new CULong((uint)file.Length);
        if (TurboJpeg.ReadHeader(decompressor, file, length, out var width, out var height, out _, out var colorspace) != 0 && IsRefused(decompressor))
            return ImageErrors.Damaged(image.Format);
        if (width != image.Width || height != image.Height)
            return ImageErrors.BrokenHeader(image.Format);

        var (scaledWidth, scaledHeight) = JpegScaling.Choose(width, height, atLeast);
        var isCmyk = colorspace is TurboJpeg.ColorspaceCmyk or TurboJpeg.ColorspaceYcck;
        var pitch = scaledWidth * (isCmyk ? 4 : PixelImage.Channels);
        var pixels = GC.AllocateUninitializedArray<byte>(pitch * scaledHeight);
        // The library tells only its last warning: it stops at the first, and goes on past that where it is harmless.
        foreach (var patience in (ReadOnlySpan<int>)[TurboJpeg.StopOnWarning, 0])
        {
            var flags = patience | TurboJpeg.LimitScans | TurboJpeg.FastUpsample;
            var format = isCmyk ? TurboJpeg.Cmyk : TurboJpeg.Rgb;
            if (TurboJpeg.Decompress(decompressor, file, length, pixels, scaledWidth, pitch, scaledHeight, format, flags) == 0)
                break;
            if (IsRefused(decompressor))
                return JpegWarnings.Explain(TurboJpeg.ErrorText(decompressor));
        }

        return new PixelImage(scaledWidth, scaledHeight, isCmyk ? CmykPixels.ToRgb(pixels, image.IsAdobe) : pixels);
    }

    private static bool IsRefused(Decompressor decompressor) =>
        TurboJpeg.ErrorCode(decompressor) != 0 || !JpegWarnings.AreHarmless(TurboJpeg.ErrorText(decompressor));
}
