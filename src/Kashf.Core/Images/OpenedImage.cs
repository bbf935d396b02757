namespace Kashf.Core.Images;

/// <summary>An image with the bytes of its file.</summary>
public sealed record OpenedImage(SeenImage Seen, ReadOnlyMemory<byte> File);
