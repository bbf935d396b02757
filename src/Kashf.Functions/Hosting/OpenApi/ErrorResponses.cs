using System.Globalization;
using System.Text.Json.Nodes;
using Kashf.Core.Results;
using Microsoft.AspNetCore.WebUtilities;

namespace Kashf.Functions.Hosting.OpenApi;

/// <summary>The answers to refusals, each described once and referred to by the operations.</summary>
internal static class ErrorResponses
{
    public static JsonObject Reference(int status) => new() { ["$ref"] = $"#/components/responses/{Name(status)}" };

    public static JsonObject ToJson(SchemaCatalogue schemas) => new(
        Enum.GetValues<ErrorKind>().Select(ErrorStatus.Of).Distinct().Order()
            .Select(status => KeyValuePair.Create(Name(status), (JsonNode?)Describe(status, schemas))));

    private static string Name(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Describe(int status, SchemaCatalogue schemas) => new()
    {
        ["description"] = ReasonPhrases.GetReasonPhrase(status),
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject { ["schema"] = schemas.SchemaOf(typeof(Problem)) },
        },
    };
}
