using Kashf.ModelConversion.Networks;
using Kashf.ModelConversion.TensorFlow;

namespace Kashf.ModelConversion.BuiltIn;

/// <summary>The networks in the folder that fetch.sh fills.</summary>
internal sealed class Sources(string folder)
{
    /// <summary>MobileNetV2 as the trunk of a detector of everyday things (SSD, trained on COCO); it takes -1 to 1.</summary>
    public Network Coco => GraphModel.Read(
        Path.Combine(folder, "coco-ssd", "model.json"), "Preprocessor/sub", "FeatureExtractor/MobilenetV2/Conv_1/Relu6");

    /// <summary>InceptionV3, its first layers trained on ImageNet and left so; it takes 0 to 1.</summary>
    public Network Inception => KerasModel.Read(Path.Combine(folder, "inception_v3", "model.json"));

    /// <summary>MobileNetV2 that tells five classes of pictures apart: Drawing, Hentai, Neutral, Porn, Sexy; it takes 0 to 1.</summary>
    public Network MobileNet => KerasModel.Read(Path.Combine(folder, "mobilenet_v2", "model.json"));

    public byte[] Face(string name) => File.ReadAllBytes(Path.Combine(folder, "face", name));

    /// <summary>The convolution that makes a block's channels many, its normalisation folded in.</summary>
    public static string CocoExpansion(int block) => $"FeatureExtractor/MobilenetV2/expanded_conv_{block}/expand/BatchNorm/batchnorm/mul_1";

    public static string CocoDepthwise(int block) => $"FeatureExtractor/MobilenetV2/expanded_conv_{block}/depthwise/Relu6";
}
