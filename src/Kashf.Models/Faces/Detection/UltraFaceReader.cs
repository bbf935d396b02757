using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Faces.Detection;

/// <summary>
/// Reads what UltraFace answers (Linzaer, Ultra-Light-Fast-Generic-Face-Detector-1MB): for each of its anchors the
/// probabilities of no face and of a face, and the box's corners as parts of the sides.
/// </summary>
internal static class UltraFaceReader
{
    public static void Read(IReadOnlyList<OrtValue> outputs, float threshold, SearchedArea area, List<FaceRegion> found)
    {
        var scores = outputs[0].GetTensorDataAsSpan<float>();
        var boxes = outputs[1].GetTensorDataAsSpan<float>();
        for (var anchor = 0; anchor < scores.Length / 2; anchor++)
        {
            var confidence = scores[(anchor * 2) + 1];
            if (confidence < threshold)
                continue;
            var box = boxes.Slice(anchor * 4, 4);
            if (box[2] > box[0] && box[3] > box[1])
                found.Add(new FaceRegion(box[0], box[1], box[2], box[3], confidence).In(area));
        }
    }
}
