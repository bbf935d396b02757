using Kashf.Media.Images;
using Kashf.Models.Catalogue;
using Kashf.Models.Faces.Alignment;
using Kashf.Models.Sessions;

namespace Kashf.Models.Faces;

/// <summary>Turns an aligned face into a vector.</summary>
internal static class FaceEmbedder
{
    private const int Places = AlignedFace.Side * AlignedFace.Side;

    public static float[] Embed(SessionLease embedder, AlignedFace face) =>
        embedder.RunToVector(ToTensor(face.Colours, embedder.Description.Input));

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
}
