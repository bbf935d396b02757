using System.Text.Json.Nodes;
using Kashf.Functions.Hosting.Paging;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Kashf.Functions.Hosting.OpenApi;

/// <summary>What an endpoint reads from its URL.</summary>
internal static class OperationParameters
{
    public static JsonArray Of(DescribedEndpoint endpoint)
    {
        var parameters = RoutePatternFactory.Parse(endpoint.Path).Parameters.Select(parameter => OfPath(parameter.Name));
        return [.. endpoint.Operation.IsPaged ? parameters.Concat(OfPage()) : parameters];
    }

    private static IEnumerable<JsonObject> OfPage() =>
    [
        OfQuery(PageQuery.Page, "Which page, from 1.", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["default"] = 1 }),
        OfQuery(PageQuery.After, "Where the page begins; written by next.", new JsonObject { ["type"] = "string" }),
        OfQuery(PageQuery.Before, "Where the page ends; written by previous.", new JsonObject { ["type"] = "string" }),
    ];

    private static JsonObject OfPath(string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject OfQuery(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = description,
        ["schema"] = schema,
    };
}
