using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.ModelConversion.BuiltIn;

/// <summary>What stands in the JSON beside a model; docs/models.md says what each field means.</summary>
internal sealed record ModelDescription(
    string Id, string Role, string Licence, string Source, string Sha256, ModelInput Input, ModelOutput Output)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";
}

/// <param name="Mean">What is subtracted from a value of 0 to 255.</param>
/// <param name="Scale">What the difference is multiplied by.</param>
internal sealed record ModelInput(string Name, int Width, int Height, string Colours, float[] Mean, float[] Scale, string Layout = "nchw");

internal sealed record ModelOutput(string? Name = null, int? Dimension = null, string? Detector = null);
