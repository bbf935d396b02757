using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;

namespace Kashf.Models.Faces.Detection;

/// <summary>The rectangle that fills a detector's input, in pixels of the image; it may reach over the image's edges.</summary>
internal readonly record struct SearchedArea(float X, float Y, float Width, float Height)
{
    /// <summary>The smallest area of a shape that holds all of a rectangle, which lies in its upper left corner.</summary>
    public static SearchedArea Around(float x, float y, float width, float height, int shapeWidth, int shapeHeight)
    {
        var scale = Math.Max(width / shapeWidth, height / shapeHeight);
        return new(x, y, shapeWidth * scale, shapeHeight * scale);
    }

    /// <summary>Writes what of the area lies in the image to a tensor whose channels come first; the rest stays as it is.</summary>
    public void Write(PixelImage image, TensorFormat format, Span<float> tensor, Span<float> room)
    {
        // In double precision: what is left of the image, added to where it begins, ends exactly at the image's edge.
        var inside = new PixelArea(X, Y, Math.Min(Width, (double)image.Width - X), Math.Min(Height, (double)image.Height - Y));
        var columns = Math.Clamp((int)Math.Round(inside.Width / Width * format.Width), 1, format.Width);
        var rows = Math.Clamp((int)Math.Round(inside.Height / Height * format.Height), 1, format.Height);
        var part = format with { Width = columns, Height = rows };
        TensorWriter.Write(image, inside, part, room);
        for (var channel = 0; channel < PixelImage.Channels; channel++)
        {
            for (var row = 0; row < rows; row++)
            {
                room.Slice(((channel * rows) + row) * columns, columns)
                    .CopyTo(tensor[(((channel * format.Height) + row) * format.Width)..]);
            }
        }
    }
}
