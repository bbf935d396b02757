using Kashf.Core.Results;

namespace Kashf.Media.Video.Containers;

/// <summary>What a file's own structure says, before anything else opens it.</summary>
/// <param name="Container">By its first bytes.</param>
internal sealed record VideoFile(VideoContainer Container)
{
    /// <summary>Whether the file ends before its structure says it does.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether an MP4 lacks what it cannot be read without: where its frames are.</summary>
    public bool HasNoIndex { get; init; }

    public static async Task<Result<VideoFile>> ReadAsync(string path, CancellationToken cancellation)
    {
        using var handle = File.OpenHandle(path, options: FileOptions.Asynchronous);
        var file = new RandomReader(handle);
        var head = await file.ReadAsync(0, ContainerReader.BytesLookedAt, cancellation);
        if (head.Length == 0)
            return VideoErrors.Empty;
        if (ContainerReader.Of(head) is not { } container)
            return VideoErrors.Unsupported(OtherFiles.Name(head));
        return container == VideoContainer.Mp4
            ? await Mp4Boxes.CheckAsync(file, cancellation)
            : new VideoFile(container) { IsTruncated = DeclaredLength.Of(container, head) > file.Length };
    }
}
