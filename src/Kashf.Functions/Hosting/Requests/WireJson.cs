using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>JSON as the wire contract has it.</summary>
public static class WireJson
{
    private const int MaxDepth = 32;

    public static JsonSerializerOptions Options { get; } = Reading(int.MaxValue);

    /// <param name="mostElements">How many elements of a list are read; those beyond are only counted.</param>
    public static JsonSerializerOptions Reading(int mostElements)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            // Persian stays readable; answers are never embedded in HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // The services' own documents send both.
            AllowTrailingCommas = true,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            MaxDepth = MaxDepth,
            Converters = { new LenientBooleanConverter(), new ElementsConverterFactory(mostElements) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
