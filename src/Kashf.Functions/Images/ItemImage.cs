using System.Globalization;
using Kashf.Core.Images;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Images;

public sealed class ItemImageFunction(RequestPipeline pipeline, StoredImages images)
{
    [Function("ItemImage")]
    [Operation("Items", "Downloads the stored original of a dataset's image.",
        Description = "For the account whose dataset it is. export_dataset writes these addresses where original_urls is false.",
        AnswerMediaType = StoredImages.AnyMediaType, Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/datasets/{id}/images/{hash}")] HttpRequest request,
        string id,
        string hash,
        CancellationToken cancellation) =>
        pipeline.HandleAsync(
            request,
            account => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var datasetId)
                ? images.AnswerAsync(account.Id, hash, known => KeepImage.FileOf(datasetId, known), cancellation)
                : Task.FromResult(ImageRefusals.NotFound(hash).ToHttp()),
            cancellation);
}
