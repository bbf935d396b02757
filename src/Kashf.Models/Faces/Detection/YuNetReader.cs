using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Faces.Detection;

/// <summary>
/// Reads what YuNet answers (Wu, Peng, Yu: "YuNet: A Tiny Millisecond-level Face Detector", 2023): for each place of a grid
/// of 8, 16 and 32 pixels the probabilities of class and object, whose geometric mean is the confidence, and the box's
/// centre and the logarithm of its sides, in strides from the place.
/// </summary>
internal static class YuNetReader
{
    private static readonly int[] Strides = [8, 16, 32];

    /// <param name="outputs">In the order of <see cref="DetectorOutputs"/>.</param>
    /// <param name="width">Of the detector's input in pixels.</param>
    /// <param name="height">Of the detector's input in pixels.</param>
    /// <param name="threshold">The least confidence.</param>
    /// <param name="area">What was searched.</param>
    /// <param name="found">Where regions are added.</param>
    public static void Read(IReadOnlyList<OrtValue> outputs, int width, int height, float threshold, SearchedArea area, List<FaceRegion> found)
    {
        for (var level = 0; level < Strides.Length; level++)
        {
            var classes = outputs[level * 4].GetTensorDataAsSpan<float>();
            var objects = outputs[(level * 4) + 1].GetTensorDataAsSpan<float>();
            var boxes = outputs[(level * 4) + 2].GetTensorDataAsSpan<float>();
            var columns = width / Strides[level];
            for (var place = 0; place < classes.Length; place++)
            {
                var confidence = MathF.Sqrt(Math.Clamp(classes[place], 0, 1) * Math.Clamp(objects[place], 0, 1));
                if (confidence >= threshold)
                    found.Add(Region(boxes.Slice(place * 4, 4), place % columns, place / columns, Strides[level], width, height, confidence).In(area));
            }
        }
    }

    private static FaceRegion Region(ReadOnlySpan<float> box, int column, int row, int stride, int width, int height, float confidence)
    {
        var (x, y) = ((column + box[0]) * stride / width, (row + box[1]) * stride / height);
        var (halfWidth, halfHeight) = (MathF.Exp(box[2]) * stride / width / 2, MathF.Exp(box[3]) * stride / height / 2);
        return new(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, confidence);
    }
}
