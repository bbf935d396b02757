using Kashf.Core.Video;
using Kashf.Core.Video.Segments;

namespace Kashf.Core.Tests.Video.Segments;

public sealed class SampledFramesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ManyBlocks_GivesEveryFrameInOrder()
    {
        var frames = Enumerable.Range(0, 1_000).Select(i => Frame(i, new SeenFrame { Vector = [i, 1] })).ToList();
        Assert.True(FrameLists.AreSame(frames, await FrameLists.Read(await FrameLists.WriteAsync(frames)).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task ReadAsync_BlockDamagedBehindAnother_GivesNoFrameOfIt()
    {
        var bytes = await FrameLists.WriteAsync(Enumerable.Range(0, 1_000).Select(i => Frame(i, null)));
        bytes[^100] ^= 1;
        var read = new List<SampledFrame>();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var frame in FrameLists.Read(bytes).WithCancellation(Cancellation))
                read.Add(frame);
        });
        Assert.InRange(read.Count, 1, 999);
        Assert.True(FrameLists.AreSame(read, [.. Enumerable.Range(0, read.Count).Select(i => Frame(i, null))]));
    }

    [Fact]
    public async Task ReadAsync_SomethingBehindTheEnd_Throws()
    {
        byte[] bytes = [.. await FrameLists.WriteAsync([Frame(0, null)]), 0];
        await Assert.ThrowsAsync<InvalidDataException>(() => FrameLists.Read(bytes).ToListAsync(Cancellation).AsTask());
    }

    [Fact]
    public async Task ReadAsync_BlocksExchanged_Throws()
    {
        var one = await FrameLists.WriteAsync([Frame(0, null)]);
        var other = await FrameLists.WriteAsync([Frame(7, null)]);
        byte[] mixed = [.. one[..8], .. other[8..^12], .. one[^12..]];
        await Assert.ThrowsAsync<InvalidDataException>(() => FrameLists.Read(mixed).ToListAsync(Cancellation).AsTask());
    }

    [Fact]
    public async Task ReadAsync_NotCompleted_Throws()
    {
        using var stream = new MemoryStream();
        var writer = new SampledFramesWriter(stream);
        foreach (var i in Enumerable.Range(0, 1_000))
            await writer.AddAsync(Frame(i, null), Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => FrameLists.Read(stream.ToArray()).ToListAsync(Cancellation).AsTask());
    }

    [Fact]
    public async Task ReadAsync_Always_DisposesTheStream()
    {
        var stream = new MemoryStream(await FrameLists.WriteAsync([Frame(0, null)]));
        await SampledFramesReader.ReadAsync(_ => Task.FromResult<Stream>(stream), Cancellation).ToListAsync(Cancellation);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task AddAsync_NotLaterThanTheFrameBefore_Throws() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => FrameLists.WriteAsync([Frame(1, null), Frame(1, null)]));

    private static SampledFrame Frame(int index, SeenFrame? seen) =>
        new(new FramePosition(index, TimeSpan.FromMilliseconds(index * 40)), Pictures.At(index % Pictures.Steps), seen);
}
