using Microsoft.ML.OnnxRuntime;

namespace Kashf.Bench.Images;

/// <summary>A model with ready tensors and nothing around it: what a machine can do at most.</summary>
internal static class BareSession
{
    private const int Side = 224;
    private const int Channels = 3;

    /// <returns>With a run on each processor.</returns>
    public static async Task<Rate> RunAsync(string file)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(file, options);
        var pixels = new float[Channels * Side * Side];
        var random = new Random(1);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (float)((2 * random.NextDouble()) - 1);
        using var input = OrtValue.CreateTensorValueFromMemory(pixels, [1, Channels, Side, Side]);
        using var run = new RunOptions();
        return await Rate.MeasureAsync([[]], _ =>
        {
            using var outputs = session.Run(run, session.InputNames, [input], session.OutputNames);
            return Task.FromResult(outputs.Count);
        });
    }
}
