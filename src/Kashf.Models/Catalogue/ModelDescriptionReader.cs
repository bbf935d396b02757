using System.Text.Json;
using System.Text.Json.Serialization;
using Kashf.Core.Results;

namespace Kashf.Models.Catalogue;

/// <summary>Reads the JSON beside an ONNX file, and says in words what is wrong with it.</summary>
internal static class ModelDescriptionReader
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<ModelRole>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<DetectorOutput>(LowerCase.Policy, allowIntegerValues: false),
            new JsonStringEnumConverter<ModelLayout>(LowerCase.Policy, allowIntegerValues: false),
            new JsonStringEnumConverter<ModelColours>(LowerCase.Policy, allowIntegerValues: false),
            new JsonStringEnumConverter<ModelFit>(LowerCase.Policy, allowIntegerValues: false),
            new JsonStringEnumConverter<ModelPooling>(LowerCase.Policy, allowIntegerValues: false),
        },
    };

    public static Result<ModelDescription> Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var description = JsonSerializer.Deserialize<ModelDescription>(utf8, Json);
            if (description is null)
                return Wrong("it is null");
            return ModelDescriptionRules.Complaint(description) is { } complaint ? Wrong(complaint) : description;
        }
        catch (JsonException exception)
        {
            return Wrong(exception.Message);
        }
    }

    /// <summary>Reads the list of models to download, which comes with the program.</summary>
    public static IReadOnlyList<DownloadableModel> ReadDownloadable(Stream list) =>
        JsonSerializer.Deserialize<List<DownloadableModel>>(list, Json) ?? [];

    public static byte[] Write(ModelDescription description) => JsonSerializer.SerializeToUtf8Bytes(description, Json);

    public static string Name(ModelRole role) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{role}");

    private static Error Wrong(string complaint) => new(ErrorKind.Unprocessable, "model-description", complaint);

    private sealed class LowerCase : JsonNamingPolicy
    {
        public static readonly LowerCase Policy = new();

        public override string ConvertName(string name) => name.ToLowerInvariant();
    }
}
