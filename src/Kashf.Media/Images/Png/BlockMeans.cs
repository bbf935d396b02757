namespace Kashf.Media.Images.Png;

/// <summary>Makes an image smaller while its rows come: each pixel is the mean of a block; blocks at the right and the bottom may be cut.</summary>
internal sealed class BlockMeans
{
    private readonly int width;
    private readonly int height;
    private readonly int block;
    private readonly int[] sums;
    private readonly byte[] pixels;

    /// <param name="width">Of the rows.</param>
    /// <param name="height">How many rows come.</param>
    /// <param name="block">Pixels of a block's side.</param>
    public BlockMeans(int width, int height, int block)
    {
        (this.width, this.height, this.block) = (width, height, block);
        SmallWidth = (width + block - 1) / block;
        SmallHeight = (height + block - 1) / block;
        sums = new int[SmallWidth * PixelImage.Channels];
        pixels = GC.AllocateUninitializedArray<byte>(SmallWidth * SmallHeight * PixelImage.Channels);
    }

    public int SmallWidth { get; }

    public int SmallHeight { get; }

    /// <summary>Where the row with that number belongs if blocks are single pixels: then it need not be added.</summary>
    public Span<byte> RowOf(int y) => pixels.AsSpan(y * sums.Length, sums.Length);

    /// <param name="y">Its number, in order.</param>
    /// <param name="row">Red, green and blue of each pixel.</param>
    public void Add(int y, ReadOnlySpan<byte> row)
    {
        for (int first = 0, to = 0; first < row.Length; first += block * PixelImage.Channels, to += PixelImage.Channels)
        {
            var end = Math.Min(first + (block * PixelImage.Channels), row.Length);
            var (red, green, blue) = (sums[to], sums[to + 1], sums[to + 2]);
            for (var at = first; at < end; at += PixelImage.Channels)
            {
                red += row[at];
                green += row[at + 1];
                blue += row[at + 2];
            }

            (sums[to], sums[to + 1], sums[to + 2]) = (red, green, blue);
        }

        if ((y + 1) % block == 0 || y == height - 1)
            Finish(y);
    }

    public PixelImage ToImage() => new(SmallWidth, SmallHeight, pixels);

    private void Finish(int y)
    {
        var row = RowOf(y / block);
        var rows = (y % block) + 1;
        for (var i = 0; i < row.Length; i++)
        {
            var count = rows * Math.Min(block, width - (i / PixelImage.Channels * block));
            row[i] = (byte)((sums[i] + (count / 2)) / count);
        }

        Array.Clear(sums);
    }
}
