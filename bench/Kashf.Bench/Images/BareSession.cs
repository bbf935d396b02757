using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Bench.Images;

/// <summary>A model with ready tensors and nothing around it: what a machine can do at most.</summary>
internal static class BareSession
{
    private const int Side = 224;
    private const int Channels = 3;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(8);

    /// <returns>Images a second with a run on each processor.</returns>
    public static async Task<double> RunAsync(string file)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(file, options);
        Run(session, TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();
        var runs = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => Run(session, Duration))));
        return runs.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static int Run(InferenceSession session, TimeSpan duration)
    {
        var pixels = new float[Channels * Side * Side];
        var random = new Random(1);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (float)((2 * random.NextDouble()) - 1);
        using var input = OrtValue.CreateTensorValueFromMemory(pixels, [1, Channels, Side, Side]);
        using var options = new RunOptions();
        var clock = Stopwatch.StartNew();
        var runs = 0;
        for (; clock.Elapsed < duration; runs++)
        {
            using var outputs = session.Run(options, session.InputNames, [input], session.OutputNames);
        }

        return runs;
    }
}
