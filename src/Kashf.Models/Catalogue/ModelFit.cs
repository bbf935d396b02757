namespace Kashf.Models.Catalogue;

/// <summary>How an image of another shape is brought to a model's.</summary>
public enum ModelFit
{
    /// <summary>All of it, stretched or squeezed.</summary>
    Stretch,

    /// <summary>The largest part in its middle that has the model's shape.</summary>
    Crop,
}
