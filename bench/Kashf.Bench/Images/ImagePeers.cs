using System.Diagnostics;
using System.Text.Json;
using Kashf.Bench.Text;

namespace Kashf.Bench.Images;

/// <summary>The figures of the peers on one sample.</summary>
/// <param name="KernelSvc">With a Gaussian kernel.</param>
internal sealed record PeerAccuracies(PeerAccuracy LogisticRegression, PeerAccuracy LinearSvc, PeerAccuracy KernelSvc);

/// <summary>What one peer gave.</summary>
internal sealed record PeerAccuracy(double Accuracy, double TrainSeconds);

/// <summary>Runs bench/images/peers.py as a child process, one job a line.</summary>
internal sealed class ImagePeers : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Process process;

    private ImagePeers(Process process) => this.process = process;

    public static ImagePeers Start()
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root(), "bench", "images", "peers.py"));
        return new ImagePeers(Process.Start(start)!);
    }

    /// <param name="file">The rows, as <see cref="EncodedSet.WriteAsync"/> writes them.</param>
    public async Task<PeerAccuracies> RunAsync(EncodedSet encoded, string file, int[] reported, CancellationToken cancellation)
    {
        var test = Enumerable.Range(encoded.Set.Train.Count, encoded.Set.Test.Count);
        var job = JsonSerializer.Serialize(new { File = file, encoded.Dimension, encoded.Labels, Train = reported, Test = test }, Json);
        await process.StandardInput.WriteLineAsync(job.AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        var line = await process.StandardOutput.ReadLineAsync(cancellation)
            ?? throw new InvalidOperationException("The peers ended early; what they lack stands above (Debian: python3-sklearn).");
        return JsonSerializer.Deserialize<PeerAccuracies>(line, Json)!;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
