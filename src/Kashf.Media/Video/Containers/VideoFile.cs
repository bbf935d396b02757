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
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        var head = new byte[ContainerReader.BytesLookedAt];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        if (length == 0)
            return VideoErrors.Empty;
        if (ContainerReader.Of(head.AsSpan(0, length)) is not { } container)
            return VideoErrors.Unsupported(OtherFiles.Name(head.AsSpan(0, length)));
        return new VideoFile(container);
    }
}
