using System.Buffers;
using Kashf.Media.Images;
using Kashf.Models.Catalogue;
using Kashf.Models.Sessions;

namespace Kashf.Models.Faces.Detection;

/// <summary>Finds faces in an image: in all of it, and in overlapping parts where a face may be too small to be seen in the whole.</summary>
internal sealed class FaceDetector(SessionLease detector, float threshold)
{
    public List<FaceRegion> Find(PixelImage image, CancellationToken cancellation)
    {
        var found = new List<FaceRegion>();
        var input = detector.Description.Input;
        Search(image, SearchedArea.Around(0, 0, image.Width, image.Height, input.Width, input.Height), found);
        foreach (var part in SearchedParts.Of(image, input, found).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            Search(image, part, found);
        }

        return OverlappingRegions.Remove(found);
    }

    private void Search(PixelImage image, SearchedArea area, List<FaceRegion> found)
    {
        var format = detector.Description.Input.Format;
        var buffer = ArrayPool<float>.Shared.Rent(format.Length * 2);
        try
        {
            var tensor = buffer.AsMemory(0, format.Length);
            tensor.Span.Clear();
            area.Write(image, format, tensor.Span, buffer.AsSpan(format.Length, format.Length));
            using var outputs = detector.Run(tensor);
            if (detector.Description.Output.Detector == DetectorOutput.YuNet)
                YuNetReader.Read(outputs, format.Width, format.Height, threshold, area, found);
            else
                UltraFaceReader.Read(outputs, threshold, area, found);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }
}
