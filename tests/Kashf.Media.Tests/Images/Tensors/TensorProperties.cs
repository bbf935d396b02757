using FsCheck;
using FsCheck.Fluent;
using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;

namespace Kashf.Media.Tests.Images.Tensors;

/// <summary>Whatever the sizes, sampling agrees with the plain formula, element by element.</summary>
public sealed class TensorProperties
{
    private static readonly Gen<(int Width, int Height, int ToWidth, int ToHeight, int Seed)> Cases =
        from width in Gen.Choose(1, 70)
        from height in Gen.Choose(1, 40)
        from toWidth in Gen.Choose(1, 40)
        from toHeight in Gen.Choose(1, 40)
        from seed in Gen.Choose(1, 1_000_000)
        select (width, height, toWidth, toHeight, seed);

    [Fact]
    public void Write_AnySizes_IsTheWeightedMean() => FsCheck.Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Cases.ToArbitrary(), given =>
    {
        var image = Noise(given.Width, given.Height, given.Seed);
        var format = new TensorFormat(given.ToWidth, given.ToHeight) { Scale = ChannelValues.All(1) };
        var tensor = new float[format.Length];
        TensorWriter.Write(image, format, tensor);
        for (var i = 0; i < tensor.Length; i++)
        {
            var (channel, y, x) = (i / (format.Width * format.Height), i / format.Width % format.Height, i % format.Width);
            if (Math.Abs(tensor[i] - Expected(image, format, x, y, channel)) > 0.01)
                return false;
        }

        return true;
    }));

    private static double Expected(PixelImage image, TensorFormat format, int x, int y, int channel)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var row = 0; row < image.Height; row++)
        {
            for (var column = 0; column < image.Width; column++)
            {
                var weight = Weight(column, x, image.Width, format.Width) * Weight(row, y, image.Height, format.Height);
                sum += weight * image.Row(row)[column * PixelImage.Channels + channel];
                weights += weight;
            }
        }

        return sum / weights;
    }

    private static double Weight(int source, int target, int sources, int targets)
    {
        var factor = (double)sources / targets;
        return Math.Max(0, 1 - Math.Abs(source + 0.5 - (target + 0.5) * factor) / Math.Max(1, factor));
    }

    private static PixelImage Noise(int width, int height, int seed)
    {
        var pixels = new byte[width * height * PixelImage.Channels];
        new Random(seed).NextBytes(pixels);
        return new PixelImage(width, height, pixels);
    }
}
