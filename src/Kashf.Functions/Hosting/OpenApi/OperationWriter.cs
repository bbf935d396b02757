using System.Globalization;
using System.Text.Json.Nodes;

namespace Kashf.Functions.Hosting.OpenApi;

/// <summary>Writes one endpoint's operation object.</summary>
internal static class OperationWriter
{
    private static readonly int[] BodyErrors = [400, 413, 415];

    public static JsonObject Write(DescribedEndpoint endpoint, SchemaCatalogue schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = endpoint.Name,
            ["tags"] = new JsonArray(endpoint.Operation.Group),
            ["summary"] = endpoint.Operation.Summary,
        };
        if (endpoint.Operation.Description is { } description)
            operation["description"] = description;
        if (endpoint.Operation.Anonymous)
            operation["security"] = new JsonArray();
        if (OperationParameters.Of(endpoint) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (endpoint.Operation.Request is { } request)
            operation["requestBody"] = Body(request, endpoint.Operation, schemas);
        operation["responses"] = Responses(endpoint.Operation, schemas);
        return operation;
    }

    private static JsonObject Body(Type request, OperationAttribute operation, SchemaCatalogue schemas)
    {
        var json = Content(schemas.SchemaOf(request));
        if (operation.Example is { } example)
            json["example"] = JsonNode.Parse(example);
        return new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = json,
                ["application/x-www-form-urlencoded"] = Content(schemas.SchemaOf(request)),
                ["multipart/form-data"] = Content(WithFile(schemas.SchemaOf(request), operation.FileField)),
            },
        };
    }

    private static JsonNode WithFile(JsonNode schema, string? field) => field is null
        ? schema
        : new JsonObject
        {
            ["allOf"] = new JsonArray(
                schema,
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { [field] = new JsonObject { ["type"] = "string", ["format"] = "binary" } },
                }),
        };

    private static JsonObject Responses(OperationAttribute operation, SchemaCatalogue schemas)
    {
        var responses = new JsonObject { ["200"] = Success(operation, schemas) };
        var statuses = operation.Errors
            .Concat(operation.Anonymous ? [] : [401])
            .Concat(operation.Request is null ? [] : BodyErrors)
            .Distinct()
            .Order();
        foreach (var status in statuses)
            responses[status.ToString(CultureInfo.InvariantCulture)] = ErrorResponses.Reference(status);
        return responses;
    }

    private static JsonObject Success(OperationAttribute operation, SchemaCatalogue schemas)
    {
        var response = new JsonObject { ["description"] = "The answer." };
        if (operation.Answer is { } answer)
            response["content"] = new JsonObject { ["application/json"] = Content(Answers(answer, operation.AlternativeAnswer, schemas)) };
        else if (operation.AnswerMediaType is { } mediaType)
            response["content"] = new JsonObject { [mediaType] = new JsonObject() };
        return response;
    }

    private static JsonNode Answers(Type answer, Type? alternative, SchemaCatalogue schemas) => alternative is null
        ? schemas.SchemaOf(answer)
        : new JsonObject { ["oneOf"] = new JsonArray(schemas.SchemaOf(answer), schemas.SchemaOf(alternative)) };

    private static JsonObject Content(JsonNode schema) => new() { ["schema"] = schema };
}
