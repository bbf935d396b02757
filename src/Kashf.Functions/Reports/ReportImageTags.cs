using Kashf.Core.Limits;
using Kashf.Core.Reports;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Reports;

public sealed class ReportImageTagsFunction(ReportImages reportImages, ImageUploads uploads, IOptions<RequestLimits> limits)
{
    [Function("ReportImageTags")]
    [Operation("Reports", "Stores what people say of images, or of faces.",
        Description = "Each image is fetched and looked at once. The same image at two addresses is one item, and its latest word on a tag wins. In a dataset of faces a report means the largest clear face, or the one at `box`; the answer says which. A report that is refused carries `error` in its place and the others are stored; where every report is refused, so is the request. multipart/form-data may bring the images themselves as `image_file`, which may be repeated, with one `tag_id` for all; an `image_url` beside them is reported first.",
        Request = typeof(Elements<ReportImageTagRequest>), FileField = ImageUploads.Field,
        Example = """[{"image_url": "https://example.com/tower.jpg", "tag_id": 3, "positive": true}]""",
        Answer = typeof(IReadOnlyList<ReportAnswer>), Errors = [404, 413, 422, 503])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/report_image_tags")] HttpRequest request,
        CancellationToken cancellation) =>
        uploads.HandleAsync<Elements<ReportImageTagRequest>>(
            request,
            async (account, elements, uploaded) =>
            {
                var reports = WithUploads(elements, uploaded.Elements);
                var none = reports.Count == uploaded.Elements.Count ? uploaded.Refusal : null;
                return (none ?? ListRules.Check("reports", reports.Count, limits.Value)) is { } refusal
                    ? refusal.ToHttp()
                    : await StoreAsync(account.Id, reports, cancellation);
            },
            cancellation);

    private async Task<IResult> StoreAsync(long accountId, Elements<ReportImageTagRequest> elements, CancellationToken cancellation)
    {
        var outcomes = await ReportElements.StoreAsync(
            elements, valid => reportImages.RunAsync(accountId, [.. valid.Select(report => report.ToReport())], cancellation));
        return ReportElements.Answer(outcomes, ReportAnswer.From);
    }

    /// <summary>A form is one report; it holds for the address in it, and for each file that came with it.</summary>
    private static Elements<ReportImageTagRequest> WithUploads(Elements<ReportImageTagRequest> elements, IReadOnlyList<Element<string>> uploaded)
    {
        if (uploaded.Count == 0 || elements[0].Value is not { } form)
            return elements;
        var addresses = form.ImageUrl.Length > 0 ? elements.ToList() : [];
        var files = uploaded.Select(file => new Element<ReportImageTagRequest>(file.Value is { } url ? form with { ImageUrl = url } : null, file.Error));
        List<Element<ReportImageTagRequest>> all = [.. addresses, .. files];
        return new(all, all.Count);
    }
}
