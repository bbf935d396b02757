namespace Kashf.Core.Video;

/// <summary>A small grey-and-colour picture of a frame, by which frames are compared.</summary>
/// <param name="Bytes">As many for every frame.</param>
public readonly record struct FrameSignature(byte[] Bytes);
