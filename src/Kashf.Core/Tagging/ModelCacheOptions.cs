using System.ComponentModel.DataAnnotations;

namespace Kashf.Core.Tagging;

/// <summary>How many models stay in memory. Bound to the section <c>ModelCache</c>.</summary>
public sealed class ModelCacheOptions
{
    public const string Section = "ModelCache";

    /// <summary>Bytes of models kept beyond the one in use; the least recently used go first. Default 128 MiB.</summary>
    [Range(0, 1L << 40)]
    public long Bytes { get; init; } = 128L << 20;
}
