using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Hosting.OpenApi;

/// <summary>The OpenAPI 3.1 document of every endpoint, made from the functions and their records.</summary>
public sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    private readonly Lazy<byte[]> utf8 = new(() => JsonSerializer.SerializeToUtf8Bytes(Create(), Indented));

    /// <summary>The document, indented, as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8.Value;

    private static JsonObject Create()
    {
        var schemas = new SchemaCatalogue();
        var paths = new JsonObject();
        foreach (var endpoint in Endpoints())
        {
            var path = (JsonObject)(paths[endpoint.Path] ??= new JsonObject());
            path[endpoint.Method] = OperationWriter.Write(endpoint, schemas);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = Info(),
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["key"] = SecurityScheme() },
                ["responses"] = ErrorResponses.ToJson(schemas),
                ["schemas"] = schemas.ToJson(),
            },
        };
    }

    private static IEnumerable<DescribedEndpoint> Endpoints() =>
        from method in typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        let operation = method.GetCustomAttribute<OperationAttribute>()
        where operation is not null
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).Single(attribute => attribute is not null)
        let name = method.GetCustomAttribute<FunctionAttribute>()!.Name
        from verb in trigger.Methods!
        orderby trigger.Route, verb
        select new DescribedEndpoint(name, Path(trigger.Route!), verb, operation);

    /// <summary>API paths are documented with the trailing slash that clients send; without it they work too.</summary>
    private static string Path(string route) =>
        route.StartsWith("api/", StringComparison.Ordinal) || route == "dataset_info" ? $"/{route}/" : $"/{route}";

    private static JsonObject Info() => new()
    {
        ["title"] = "Kashf",
        ["version"] = "1",
        ["summary"] = "Learns a concept from examples and finds it in new data.",
        ["description"] = "Paths work with and without the trailing slash and in any case. Bodies may be JSON or forms. Ids are integers below 2^53.",
        ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
    };

    private static JsonObject SecurityScheme() => new()
    {
        ["type"] = "apiKey",
        ["in"] = "header",
        ["name"] = "Authorization",
        ["description"] = "`Token KEY`, `Bearer KEY` or the bare key.",
    };
}
