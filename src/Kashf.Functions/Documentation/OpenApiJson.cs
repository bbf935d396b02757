using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Documentation;

public sealed class OpenApiJsonFunction(OpenApiDocument document)
{
    [Function("OpenApiJson")]
    [Operation("Service", "Answers this document.", AnswerMediaType = "application/json", Anonymous = true)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Results.Bytes(document.Utf8, "application/json; charset=utf-8");
}
