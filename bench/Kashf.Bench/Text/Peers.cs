using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.Bench.Text;

/// <summary>The figures of both peers on one sample.</summary>
internal sealed record PeerFigures(
    [property: JsonPropertyName("scikit_learn")] RunFigures ScikitLearn,
    [property: JsonPropertyName("fast_text")] RunFigures FastText);

/// <summary>Runs bench/text/peers.py as a child process, one job a line.</summary>
internal sealed class Peers : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process process;

    private Peers(Process process) => this.process = process;

    public static Peers Start(string script)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(script);
        return new Peers(Process.Start(start)!);
    }

    public async Task<PeerFigures> RunAsync(TextSet set, IReadOnlySet<int> reported, CancellationToken cancellation)
    {
        var job = new Job(
            [.. set.Train.Where((_, i) => reported.Contains(i))], set.Test, set.Labels, set.Judged, set.IsMultiLabel);
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job, Json).AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        var line = await process.StandardOutput.ReadLineAsync(cancellation)
            ?? throw new InvalidOperationException("The peers ended early; what they lack stands above (Debian: python3-sklearn, fasttext).");
        return JsonSerializer.Deserialize<PeerFigures>(line, Json)!;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private sealed record Job(
        IReadOnlyList<LabelledText> Train,
        IReadOnlyList<LabelledText> Test,
        IReadOnlyList<string> Labels,
        IReadOnlyList<int> Judged,
        [property: JsonPropertyName("multi_label")] bool MultiLabel);
}
