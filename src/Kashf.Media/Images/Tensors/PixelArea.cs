namespace Kashf.Media.Images.Tensors;

/// <summary>A rectangle of an image in pixels, from its top left corner; pixel (0, 0) reaches from 0 to 1.</summary>
public readonly record struct PixelArea(double X, double Y, double Width, double Height)
{
    /// <summary>The largest rectangle of a shape in the middle of an image, made smaller by a factor.</summary>
    /// <param name="image">Where it lies.</param>
    /// <param name="width">The shape is width : height.</param>
    /// <param name="height">See width.</param>
    /// <param name="fraction">0.875 is what networks for ImageNet are usually tested with; 1 is all there is.</param>
    public static PixelArea Center(PixelImage image, int width, int height, double fraction)
    {
        var scale = Math.Min((double)image.Width / width, (double)image.Height / height) * fraction;
        return new((image.Width - width * scale) / 2, (image.Height - height * scale) / 2, width * scale, height * scale);
    }

    internal bool LiesIn(PixelImage image) =>
        X >= -Tolerance && Y >= -Tolerance && Width > 0 && Height > 0 && X + Width <= image.Width + Tolerance && Y + Height <= image.Height + Tolerance;

    private const double Tolerance = 1e-6;
}
