using System.Text.Json.Serialization;

namespace Kashf.Models.Catalogue;

/// <summary>What the JSON beside an ONNX file says of the model.</summary>
public sealed record ModelDescription
{
    /// <summary>1 to 100 of <c>A-Z a-z 0-9 . - _</c>. Stored with each vector: a changed model needs another id.</summary>
    public required string Id { get; init; }

    public required ModelRole Role { get; init; }

    /// <summary>The role as the JSON writes it, e.g. <c>image-encoder</c>.</summary>
    [JsonIgnore]
    public string RoleName => ModelDescriptionReader.Name(Role);

    /// <summary>As SPDX names it, e.g. <c>Apache-2.0</c>; null where it is not told.</summary>
    public string? Licence { get; init; }

    /// <summary>Where the model comes from, in words.</summary>
    public string? Source { get; init; }

    /// <summary>SHA-256 of the ONNX file, 64 hex digits; null where it is not told.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What the model takes.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>What of the model's answer is used.</summary>
    public required ModelOutput Output { get; init; }
}
