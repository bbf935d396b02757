namespace Kashf.Media.Images.Tensors;

/// <summary>How an image of another shape is brought to a model's.</summary>
public enum ImageFit
{
    /// <summary>All of it, stretched or squeezed.</summary>
    Stretch,

    /// <summary>The largest part in its middle that has the model's shape.</summary>
    CenterCrop,
}
