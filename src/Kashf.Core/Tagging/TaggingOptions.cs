using System.ComponentModel.DataAnnotations;

namespace Kashf.Core.Tagging;

/// <summary>What answers hold. Bound to the section <c>Tagging</c>.</summary>
public sealed class TaggingOptions
{
    public const string Section = "Tagging";

    /// <summary>The most tags of an image's answer, the most probable first. Default 10.</summary>
    [Range(1, 10_000)]
    public int MostTags { get; init; } = 10;
}
