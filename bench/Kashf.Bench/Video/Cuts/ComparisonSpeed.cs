using System.Diagnostics;
using Kashf.Core.Video;
using Kashf.Media.Video;
using Kashf.Media.Video.Signatures;
using Spectre.Console;

namespace Kashf.Bench.Video.Cuts;

/// <summary>What comparing costs beside decoding.</summary>
internal static class ComparisonSpeed
{
    private const int Width = 854;
    private const int Height = 480;
    private const int Times = 2_000;

    public static void Run()
    {
        var bytes = new byte[PlanarImage.BytesOf(Width, Height)];
        new Random(1).NextBytes(bytes);
        var planes = new PlanarImage(Width, Height, bytes);
        var signature = FrameSignatures.Of(planes);
        var other = new FrameSignature([.. signature.Bytes.Reverse()]);
        AnsiConsole.WriteLine($"{Width} x {Height}, medians of {Times}: signature {Median(() => FrameSignatures.Of(planes)):0} us, difference {Median(() => FrameSignature.Difference(signature, other)):0} us");
    }

    private static double Median<T>(Func<T> work)
    {
        var times = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return times[Times / 2];
    }
}
