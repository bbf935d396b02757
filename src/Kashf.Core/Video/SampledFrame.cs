namespace Kashf.Core.Video;

/// <summary>A frame that was sampled, whether it is kept or not.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Signature">What it is compared by.</param>
/// <param name="Seen">What the model saw in it; null where the model has not looked.</param>
public sealed record SampledFrame(FramePosition Position, FrameSignature Signature, SeenFrame? Seen);
