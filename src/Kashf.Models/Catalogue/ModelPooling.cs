namespace Kashf.Models.Catalogue;

/// <summary>How a vector is made of a model's answer.</summary>
public enum ModelPooling
{
    /// <summary>The answer is the vector.</summary>
    None,

    /// <summary>The mean over all places of each channel; the channels lie as in the input.</summary>
    Mean,
}
