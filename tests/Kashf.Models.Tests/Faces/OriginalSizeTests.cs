using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Images;
using Kashf.Media.Images;
using Kashf.Models.Faces;
using Kashf.Models.Faces.Detection;

namespace Kashf.Models.Tests.Faces;

public sealed class OriginalSizeTests
{
    private static readonly PixelImage Decoded = new(100, 51, new byte[100 * 51 * PixelImage.Channels]);

    [Fact]
    public void Box_OfImageDecodedSmaller_IsInPixelsOfTheOriginal() =>
        Assert.Equal(new PixelBox(80, 40, 160, 240), new OriginalSize(Decoded, 800, 408).Box(new(10, 5, 30, 35, 1)));

    [Fact]
    public void Box_AnyRegion_LiesInTheOriginal() =>
        Prop.ForAll<float, float, float>((left, top, side) =>
        {
            if (!float.IsFinite(left + top + side))
                return true;
            var box = new OriginalSize(Decoded, 799, 403).Box(new(left, top, left + side, top + side, 1));
            return box is { X: >= 0, Y: >= 0, W: >= 1, H: >= 1 } && box.X + box.W <= 799 && box.Y + box.H <= 403;
        }).QuickCheckThrowOnFailure();
}
