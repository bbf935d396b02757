using System.Runtime.InteropServices;
using Kashf.Models.Sessions;

namespace Kashf.Models.Tests.Sessions;

public sealed class SubnormalsAsZeroTests
{
    private readonly float smallest = float.Epsilon;

    [Fact]
    public void Begin_UntilDisposed_TakesSubnormalsForZero()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "only x64 on Linux");
        float within;
        using (SubnormalsAsZero.Begin())
            within = smallest * 1e38f;
        Assert.Equal((0f, true), (within, smallest * 1e38f > 0));
    }
}
