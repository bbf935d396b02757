namespace Kashf.Core.Images;

/// <summary>What a model saw in an image, or in one face of it.</summary>
/// <param name="Values">An embedding of length (norm) 1; its dimension is the model's.</param>
/// <param name="Box">Of the face; null where the vector stands for the whole image.</param>
/// <param name="Clarity">How well a face can be told: 0..1, from its size, sharpness and pose; 1 for a whole image.</param>
public sealed record ImageVector(float[] Values, PixelBox? Box = null, float Clarity = 1);
