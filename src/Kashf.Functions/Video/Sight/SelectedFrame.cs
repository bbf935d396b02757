using Kashf.Core.Video;
using Kashf.Media.Video;

namespace Kashf.Functions.Video.Sight;

/// <summary>A sampled frame on its way from the decoder to the model.</summary>
/// <param name="Kept">Its picture; null where it differs too little from the last kept one.</param>
internal sealed record SelectedFrame(FramePosition Position, FrameSignature Signature, VideoFrame? Kept) : IDisposable
{
    public void Dispose() => Kept?.Dispose();
}
