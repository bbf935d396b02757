namespace Kashf.Models.Catalogue;

/// <summary>The colours of a model's input, in the order of its channels.</summary>
public enum ModelColours
{
    Rgb,
    Bgr,
    Grey,
}
