using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Images;

public sealed class UploadedImageFunction(RequestPipeline pipeline, StoredImages images)
{
    [Function("UploadedImage")]
    [Operation("Items", "Downloads an image that was uploaded.",
        Description = "For the account that uploaded it, for some days, and for as long as a dataset keeps it. Its address stands as `image_url` in the answer to the upload, and may be used wherever an image's address is asked for.",
        AnswerMediaType = StoredImages.AnyMediaType, Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/images/{hash}")] HttpRequest request, string hash, CancellationToken cancellation) =>
        pipeline.HandleAsync(request, account => images.AnswerAsync(account.Id, hash, ImageFiles.Upload, cancellation), cancellation);
}
