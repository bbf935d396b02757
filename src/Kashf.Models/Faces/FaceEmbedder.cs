using System.Numerics.Tensors;
using Kashf.Media.Images;
using Kashf.Models.Catalogue;
using Kashf.Models.Faces.Alignment;
using Kashf.Models.Sessions;

namespace Kashf.Models.Faces;

/// <summary>Turns an aligned face into a vector: the sum of what the model says of it and of its mirror image.</summary>
internal sealed class FaceEmbedder(SessionLease embedder)
{
    private const int Places = AlignedFace.Side * AlignedFace.Side;

    public float[] Embed(ReadOnlySpan<float> aligned, bool mirror)
    {
        var tensor = ToTensor(aligned, embedder.Description.Input);
        var vector = embedder.RunToVector(tensor);
        if (!mirror) return vector;
        Mirror(tensor, embedder.Description.Input.Layout);
        TensorPrimitives.Add(vector, embedder.RunToVector(tensor), vector);
        OutputVector.Normalize(vector);
        return vector;
    }

    private static float[] ToTensor(ReadOnlySpan<float> aligned, ModelInput input)
    {
        var tensor = new float[aligned.Length];
        for (var channel = 0; channel < PixelImage.Channels; channel++)
        {
            var from = aligned.Slice((input.Colours == ModelColours.Bgr ? 2 - channel : channel) * Places, Places);
            var (mean, scale) = (input.Mean[channel % input.Mean.Count], input.Scale[channel % input.Scale.Count]);
            var (start, step) = input.Layout == ModelLayout.Nchw ? (channel * Places, 1) : (channel, PixelImage.Channels);
            for (var place = 0; place < Places; place++)
                tensor[start + (place * step)] = (from[place] - mean) * scale;
        }

        return tensor;
    }

    private static void Mirror(Span<float> tensor, ModelLayout layout)
    {
        var rowLength = layout == ModelLayout.Nchw ? AlignedFace.Side : AlignedFace.Side * PixelImage.Channels;
        for (var row = 0; row < tensor.Length / rowLength; row++)
        {
            var values = tensor.Slice(row * rowLength, rowLength);
            values.Reverse();
            for (var pixel = 0; layout == ModelLayout.Nhwc && pixel < rowLength; pixel += PixelImage.Channels)
                values.Slice(pixel, PixelImage.Channels).Reverse();
        }
    }
}
