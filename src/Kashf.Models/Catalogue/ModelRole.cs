namespace Kashf.Models.Catalogue;

/// <summary>What a model is for.</summary>
public enum ModelRole
{
    /// <summary>Image to vector.</summary>
    ImageEncoder,

    /// <summary>Image to boxes around faces.</summary>
    FaceDetector,

    /// <summary>Grey face to 68 points.</summary>
    FaceLandmarks,

    /// <summary>Upright face of 112 × 112 pixels to vector.</summary>
    FaceEmbedder,
}
