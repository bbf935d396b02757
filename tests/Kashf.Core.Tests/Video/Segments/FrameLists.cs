using Kashf.Core.Video;
using Kashf.Core.Video.Segments;

namespace Kashf.Core.Tests.Video.Segments;

/// <summary>Frames as bytes, and back.</summary>
internal static class FrameLists
{
    public static async Task<byte[]> WriteAsync(IEnumerable<SampledFrame> frames)
    {
        using var stream = new MemoryStream();
        var writer = new SampledFramesWriter(stream);
        foreach (var frame in frames)
            await writer.AddAsync(frame, TestContext.Current.CancellationToken);
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static IAsyncEnumerable<SampledFrame> Read(byte[] bytes) =>
        SampledFramesReader.ReadAsync(_ => Task.FromResult<Stream>(new MemoryStream(bytes)));

    public static bool AreSame(IReadOnlyList<SampledFrame> left, IReadOnlyList<SampledFrame> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => AreSame(pair.First, pair.Second));

    public static bool AreSame(SampledFrame left, SampledFrame right) =>
        left.Position == right.Position && left.Signature.Bytes.AsSpan().SequenceEqual(right.Signature.Bytes) && AreSame(left.Seen, right.Seen);

    private static bool AreSame(SeenFrame? left, SeenFrame? right) =>
        (left is null) == (right is null) && (left is null || (AreSame(left.Vector, right!.Vector)
            && left.Faces.Count == right.Faces.Count && left.Faces.Zip(right.Faces).All(pair => AreSame(pair.First, pair.Second))));

    private static bool AreSame(FrameFace left, FrameFace right) =>
        left.Box == right.Box && left.Clarity.Equals(right.Clarity) && left.Patch.AsSpan().SequenceEqual(right.Patch) && AreSame(left.Embedding, right.Embedding);

    private static bool AreSame(float[]? left, float[]? right) =>
        (left is null) == (right is null) && left.AsSpan().SequenceEqual(right);
}
