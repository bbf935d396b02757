using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;
using Kashf.Models.Faces.Detection;

namespace Kashf.Models.Tests.Faces.Detection;

public sealed class SearchedAreaTests
{
    private const int Width = 32;
    private const int Height = 24;

    [Fact]
    public void Write_PartsOfPhotosOfAnySize_StayWithinThem()
    {
        var format = new TensorFormat(Width, Height);
        var (tensor, room) = (new float[format.Length], new float[format.Length]);
        for (var width = 600; width <= 860; width += 2)
        {
            var image = new PixelImage(width, width * 4 / 3, new byte[width * (width * 4 / 3) * PixelImage.Channels]);
            var (partWidth, partHeight) = (image.Width * 0.4f, image.Height * 0.4f);
            var area = SearchedArea.Around(image.Width - partWidth, image.Height - partHeight, partWidth, partHeight, Width, Height);
            area.Write(image, format, tensor, room);
        }

        Assert.All(tensor, value => Assert.Equal(0, value));
    }
}
