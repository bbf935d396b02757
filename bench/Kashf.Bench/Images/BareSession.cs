using Microsoft.ML.OnnxRuntime;

namespace Kashf.Bench.Images;

/// <summary>A model with ready tensors and nothing around it: what a machine can do at most.</summary>
internal sealed class BareSession : IDisposable
{
    private const int Side = 224;
    private const int Channels = 3;

    private readonly InferenceSession session;
    private readonly OrtValue input;
    private readonly RunOptions run = new();

    public BareSession(string file)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(file, options);
        var random = new Random(1);
        var pixels = Enumerable.Range(0, Channels * Side * Side).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray();
        input = OrtValue.CreateTensorValueFromMemory(pixels, [1, Channels, Side, Side]);
    }

    /// <returns>With a run on each processor.</returns>
    public Task<Rate> MeasureAsync() => Rate.MeasureAsync([[]], _ =>
    {
        using var outputs = session.Run(run, session.InputNames, [input], session.OutputNames);
        return Task.FromResult(outputs.Count);
    });

    public void Dispose()
    {
        run.Dispose();
        input.Dispose();
        session.Dispose();
    }
}
