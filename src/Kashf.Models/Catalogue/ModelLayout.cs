namespace Kashf.Models.Catalogue;

/// <summary>How the numbers of a model's input follow each other.</summary>
public enum ModelLayout
{
    /// <summary>Channels first.</summary>
    Nchw,

    /// <summary>Channels last.</summary>
    Nhwc,
}
