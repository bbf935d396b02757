using Microsoft.Win32.SafeHandles;

namespace Kashf.Media.Images.Jpeg;

/// <summary>An instance of the TurboJPEG library, for one thread at a time.</summary>
internal sealed class Decompressor() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => TurboJpeg.Close(handle) == 0;
}
