using System.Text.RegularExpressions;

namespace Kashf.Models.Catalogue;

/// <summary>What a description must say beyond being readable.</summary>
internal static partial class ModelDescriptionRules
{
    private const int FaceSide = 112;

    /// <returns>What is wrong, with the field's name; null where nothing is.</returns>
    public static string? Complaint(ModelDescription model) =>
        !Id().IsMatch(model.Id) ? "id must be 1 to 100 of A-Z a-z 0-9 . - _"
        : model.Sha256 is { } hash && !Sha256().IsMatch(hash) ? "sha256 must be 64 hex digits"
        : Complaint(model.Input) ?? Complaint(model.Output) ?? OfRole(model);

    private static string? Complaint(ModelInput input) =>
        input.Width is < 8 or > 4096 || input.Height is < 8 or > 4096 ? "input.width and input.height must be 8 to 4096"
        : !FitsChannels(input.Mean, input.Channels) ? $"input.mean must be one number, or {input.Channels}"
        : !FitsChannels(input.Scale, input.Channels) ? $"input.scale must be one number, or {input.Channels}"
        : input.Scale.Any(value => value == 0) ? "input.scale must not be 0"
        : input.CropFraction is not (> 0 and <= 1) ? "input.crop_fraction must be above 0, up to 1"
        : null;

    private static bool FitsChannels(IReadOnlyList<float> values, int channels) =>
        (values.Count == 1 || values.Count == channels) && values.All(float.IsFinite);

    private static string? Complaint(ModelOutput output) =>
        output.Dimension is < 0 or > 16_384 ? "output.dimension must be 1 to 16384" : null;

    private static string? OfRole(ModelDescription model) => model.Role switch
    {
        ModelRole.FaceDetector when model.Output.Detector is null => "output.detector must say what the detector answers: ultraface or yunet",
        ModelRole.FaceDetector when model.Input.Colours == ModelColours.Grey => "input.colours of a face detector must be rgb or bgr",
        ModelRole.FaceDetector when model.Input.Layout != ModelLayout.Nchw => "input.layout of a face detector must be nchw",
        ModelRole.FaceDetector => null,
        _ when model.Output.Dimension == 0 => "output.dimension must be told: how long the vector is",
        ModelRole.FaceLandmarks when model.Input.Colours != ModelColours.Grey || model.Output.Dimension != 136 =>
            "face-landmarks must take input.colours grey and answer output.dimension 136, 68 points",
        ModelRole.FaceLandmarks => null,
        _ when model.Input.Colours == ModelColours.Grey => "input.colours must be rgb or bgr",
        ModelRole.FaceEmbedder when model.Input.Width != FaceSide || model.Input.Height != FaceSide =>
            "input.width and input.height of a face-embedder must be 112",
        _ => null,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,100}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z")]
    private static partial Regex Sha256();
}
