using Kashf.Models.Catalogue;

namespace Kashf.Models.Faces.Detection;

/// <summary>The outputs that each kind of detector has, in the order in which they are asked for.</summary>
internal static class DetectorOutputs
{
    private static readonly string[] UltraFace = ["scores", "boxes"];
    private static readonly string[] YuNet =
        ["cls_8", "obj_8", "bbox_8", "kps_8", "cls_16", "obj_16", "bbox_16", "kps_16", "cls_32", "obj_32", "bbox_32", "kps_32"];

    public static string[] Names(DetectorOutput detector) => detector == DetectorOutput.YuNet ? YuNet : UltraFace;
}
