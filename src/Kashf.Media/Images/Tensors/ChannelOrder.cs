namespace Kashf.Media.Images.Tensors;

/// <summary>Which colour comes first.</summary>
public enum ChannelOrder
{
    Rgb,
    Bgr,
}
