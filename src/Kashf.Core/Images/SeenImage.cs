namespace Kashf.Core.Images;

/// <summary>An image that was opened, and what a model saw in it.</summary>
public sealed record SeenImage
{
    /// <summary>Where it was found.</summary>
    public required string Url { get; init; }

    /// <summary>SHA-256 of its file, 64 lower-case hex digits. The same file at two URLs is one image.</summary>
    public required string Hash { get; init; }

    /// <summary>In pixels, upright.</summary>
    public required int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public required int Height { get; init; }

    /// <summary>The id of the model that made the vectors, 1 to 100 of <c>A-Z a-z 0-9 . - _</c>.</summary>
    public required string ModelId { get; init; }

    /// <summary>One for the whole image; of a dataset of faces one for each face, the largest first, and none where there is none.</summary>
    public required IReadOnlyList<ImageVector> Vectors { get; init; }
}
