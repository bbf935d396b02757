using Kashf.Core.Results;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Images.Headers;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Images.Ffmpeg;

/// <summary>Decodes by ffmpeg, as a process that sees nothing but the file's bytes.</summary>
internal sealed class FfmpegImageDecoder(FfmpegRunner runner, IOptions<ImageOptions> options)
{
    /// <returns>Not yet upright.</returns>
    public async Task<Result<PixelImage>> DecodeAsync(ImageFile image, ReadOnlyMemory<byte> file, int atLeast, CancellationToken cancellation)
    {
        var (width, height) = Scale((int)image.Width, (int)image.Height, atLeast);
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * PixelImage.Channels);
        var given = image.FirstFrame is { } frame ? WebPFirstFrame.AsFile(file.Span[frame], image.Width, image.Height) : file;
        var limit = TimeSpan.FromSeconds(options.Value.DecodeSeconds);
        var run = await runner.RunAsync(FfmpegImageArguments.For(image, given.Length, width, height), given, pixels, limit, cancellation);
        return run switch
        {
            FfmpegRun.Complete => new PixelImage(width, height, pixels),
            FfmpegRun.NotInstalled => ImageErrors.NoDecoder(image.Format),
            FfmpegRun.TookTooLong => ImageErrors.TooLong(image.Format, options.Value.DecodeSeconds),
            _ => ImageErrors.Damaged(image.Format),
        };
    }

    private static (int Width, int Height) Scale(int width, int height, int atLeast)
    {
        var shorter = Math.Min(width, height);
        if (shorter <= atLeast)
            return (width, height);
        return ((int)((long)width * atLeast / shorter), (int)((long)height * atLeast / shorter));
    }
}
