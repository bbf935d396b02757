using Kashf.Core.Limits;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Reports;

public sealed class ReportTextTagsFunction(RequestPipeline pipeline, ReportTexts reportTexts, IOptions<RequestLimits> limits)
{
    [Function("ReportTextTags")]
    [Operation("Reports", "Stores what people say of texts.",
        Description = "The same content is one item, and its latest word on a tag wins. A report that is refused carries `error` in its place and the others are stored; where every report is refused, so is the request.",
        Request = typeof(Elements<ReportTextTagRequest>),
        Example = """[{"content": "حتما بخرید، از خریدش راضی هستم", "tag_id": 39, "positive": true}]""",
        Answer = typeof(IReadOnlyList<ReportAnswer>), Errors = [404, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/report_text_tags")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<Elements<ReportTextTagRequest>>(
            request,
            async (account, elements) => ListRules.Check("reports", elements.Count, limits.Value) is { } refusal
                ? refusal.ToHttp()
                : Answer(await StoreAsync(account.Id, elements, cancellation)),
            cancellation);

    private async Task<Result<ReportedItem>[]> StoreAsync(long accountId, Elements<ReportTextTagRequest> elements, CancellationToken cancellation)
    {
        var outcomes = new Result<ReportedItem>[elements.Count];
        var readable = new List<int>();
        for (var i = 0; i < elements.Count; i++)
        {
            if (Refuse(elements[i]) is { } refusal)
                outcomes[i] = refusal;
            else
                readable.Add(i);
        }

        var stored = await reportTexts.RunAsync(accountId, [.. readable.Select(i => elements[i].Value!.ToReport())], cancellation);
        for (var i = 0; i < readable.Count; i++)
            outcomes[readable[i]] = stored[i];
        return outcomes;
    }

    private static Error? Refuse(Element<ReportTextTagRequest> element) => element switch
    {
        { Error: null } => RequestValidation.Check(element.Value!).Error,
        { Field: null, Error: { } fault } => new Error(ErrorKind.Invalid, "invalid-field", fault),
        { Field: { } field, Error: { } fault } => new Error(ErrorKind.Invalid, "invalid-field", fault) { Fields = new Dictionary<string, string[]> { [field] = [fault] } },
    };

    private static IResult Answer(Result<ReportedItem>[] outcomes) =>
        Array.Exists(outcomes, outcome => outcome.IsSuccess)
            ? ResultExtensions.Ok(outcomes.Select(ReportAnswer.From))
            : ListRules.AllRefused([.. outcomes.Select(outcome => outcome.Error!)]).ToHttp();
}
