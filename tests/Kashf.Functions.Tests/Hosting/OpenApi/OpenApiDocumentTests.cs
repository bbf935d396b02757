using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tests.Hosting.OpenApi;

public sealed class OpenApiDocumentTests
{
    private static readonly JsonObject Document = JsonNode.Parse(new OpenApiDocument().Utf8.Span)!.AsObject();

    [Fact]
    public void Utf8_MadeTwice_IsTheSame() => Assert.True(new OpenApiDocument().Utf8.Span.SequenceEqual(new OpenApiDocument().Utf8.Span));

    [Fact]
    public void Utf8_Persian_StaysReadable()
    {
        var text = Encoding.UTF8.GetString(new OpenApiDocument().Utf8.Span);
        Assert.DoesNotContain("\\u0", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Paths_EveryHttpFunction_IsThereWithItsMethods()
    {
        var expected =
            from method in typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)
            where trigger is not null
            from verb in trigger.Methods!
            select $"{verb} {trigger.Route}";
        var described = Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key.Trim('/')}"));

        Assert.Equal(expected.Order(), described.Order());
    }

    [Fact]
    public void References_All_ResolveAndLeaveNoSchemaUnused()
    {
        var references = Nodes(Document).OfType<JsonObject>().Select(node => node["$ref"]?.GetValue<string>()).OfType<string>().ToHashSet();
        var schemas = Document["components"]!["schemas"]!.AsObject().Select(schema => $"#/components/schemas/{schema.Key}");

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference.Split('/')[1..].Aggregate((JsonNode?)Document, (node, name) => node?[name])));
        Assert.Subset(references, schemas.ToHashSet());
    }

    [Fact]
    public void Schemas_RequiredFields_AreTheirProperties() => Assert.All(Document["components"]!["schemas"]!.AsObject(), schema =>
    {
        var properties = schema.Value!["properties"]!.AsObject().Select(property => property.Key).ToHashSet();
        Assert.NotEmpty(properties);
        Assert.Subset(properties, (schema.Value["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet());
    });

    [Fact]
    public void Schemas_NamesOfRecords_AreUnique()
    {
        var records = typeof(OpenApiDocument).Assembly.GetTypes().Where(type => type.IsPublic).Select(type => type.Name.Split('`')[0]).ToList();
        // PagedAnswerOfItemAnswer is a PagedAnswer of an ItemAnswer.
        Assert.All(Document["components"]!["schemas"]!.AsObject(), schema => Assert.All(schema.Key.Split("Of"), name => Assert.Single(records, name)));
    }

    [Fact]
    public void Operations_All_HaveAnIdASummaryAndTheirRefusals()
    {
        var operations = Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!).ToList();

        Assert.Equal(operations.Count, operations.Select(operation => operation["operationId"]!.GetValue<string>()).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.EndsWith(".", operation["summary"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.NotNull(operation["responses"]!["200"]);
            Assert.Equal(operation["security"] is null, operation["responses"]!["401"] is not null);
            Assert.Equal(operation["requestBody"] is not null, operation["responses"]!["400"] is not null);
        });
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Nodes(field.Value)).Prepend(fields),
        JsonArray items => items.SelectMany(Nodes).Prepend(items),
        null => [],
        _ => [node],
    };
}
