namespace Kashf.ModelConversion.Networks;

/// <summary>What is put around an image before a window slides over it.</summary>
internal abstract record Padding
{
    public static Padding None { get; } = new Explicit(0, 0, 0, 0);

    /// <summary>TensorFlow's: as many windows as the stride divides the image into, an odd zero at the end.</summary>
    public static Padding Same { get; } = new SameSize();

    internal sealed record SameSize : Padding;

    internal sealed record Explicit(int Top, int Left, int Bottom, int Right) : Padding;
}
