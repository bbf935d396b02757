using System.Runtime.InteropServices;

namespace Kashf.Models.Sessions;

/// <summary>
/// Has the processor take and give subnormal numbers as zero on this thread until it is disposed of: networks do not feel
/// them, and each costs some hundred cycles. On Linux on x64 (fenv_t of the C library ends in MXCSR); elsewhere it does nothing.
/// </summary>
internal readonly ref partial struct SubnormalsAsZero
{
    private const string Mathematics = "libm.so.6";
    private const int ControlWord = 7;
    private const uint FlushToZero = 0x8000;
    private const uint SubnormalsAreZero = 0x0040;

    private static readonly bool IsSupported =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && NativeLibrary.TryLoad(Mathematics, out _);

    private readonly FloatingPointState before;

    private SubnormalsAsZero(FloatingPointState before) => this.before = before;

    public static SubnormalsAsZero Begin()
    {
        if (!IsSupported || fegetenv(out var state) != 0)
            return default;
        var before = state;
        state[ControlWord] |= FlushToZero | SubnormalsAreZero;
        _ = fesetenv(in state);
        return new(before);
    }

    public void Dispose()
    {
        // All zeros is no state of a processor: nothing was begun.
        if (before[ControlWord] != 0)
            _ = fesetenv(in before);
    }

    [LibraryImport(Mathematics)]
    private static partial int fegetenv(out FloatingPointState state);

    [LibraryImport(Mathematics)]
    private static partial int fesetenv(in FloatingPointState state);

    [System.Runtime.CompilerServices.InlineArray(ControlWord + 1)]
    private struct FloatingPointState
    {
        private uint first;
    }
}
