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
        if (operation.LateAnswer is { } late)
            responses["202"] = Response("The answer comes later.", "application/json", Content(schemas.SchemaOf(late)));
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
        const string description = "The answer.";
        if (operation.Answer is { } answer)
            return Response(description, "application/json", Content(Answers(answer, operation.AlternativeAnswer, schemas)));
        return operation.AnswerMediaType is { } mediaType
            ? Response(description, mediaType, [])
            : new JsonObject { ["description"] = description };
    }

    private static JsonObject Response(string description, string mediaType, JsonObject content) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { [mediaType] = content },
    };

    private static JsonNode Answers(Type answer, Type? alternative, SchemaCatalogue schemas) => alternative is null
        ? schemas.SchemaOf(answer)
        : new JsonObject { ["oneOf"] = new JsonArray(schemas.SchemaOf(answer), schemas.SchemaOf(alternative)) };

    private static JsonObject Content(JsonNode schema) => new() { ["schema"] = schema };
}
