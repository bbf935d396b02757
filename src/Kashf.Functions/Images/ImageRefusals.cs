using Kashf.Core.Results;

namespace Kashf.Functions.Images;

/// <summary>Why an image can't be had.</summary>
internal static class ImageRefusals
{
    public static Error BadAddress(string reason) => new(ErrorKind.Unprocessable, "image-address", reason);

    /// <summary>For an address that may be one of this server's own.</summary>
    public static Error NeitherKeptNorDelivered(Error download) => new(
        ErrorKind.Unprocessable,
        "image-expired",
        $"this server keeps no such image of yours, or no longer: upload it again, or give an address where it can be fetched; from this one it can't: {download.Detail}");

    public static Error Fault { get; } =
        new(ErrorKind.Unprocessable, "image-fault", "something went wrong here while the image was opened; send it again, or in another format, and if that fails too, tell an operator");

    public static Error NotFound(string hash) =>
        new(ErrorKind.NotFound, "image-not-found", $"there is no image '{hash}' of yours, or it has expired; upload it again");

    public static Error TooLarge(int position, long limit) => Error.Field(
        ErrorKind.TooLarge, "image-too-large", ImageUploads.Field, $"image {position} of the request has more than {limit:N0} bytes; send a smaller version");

    public static Error TooMany(int limit) => Error.Field(
        ErrorKind.TooLarge, "too-many-items", ImageUploads.Field, $"more than {limit:N0} images in one request; send them in parts");

    public static Error SlowHost(Uri url) => new(
        ErrorKind.Unprocessable, "image-host-slow", $"'{url.Host}' let the last images from there run out of time, and is not asked again for some minutes; send this one again then, or from elsewhere");

    /// <summary>A download's error, as one of an element of a list.</summary>
    public static Error Undelivered(Error error) =>
        new(ErrorKind.Unprocessable, error.Code, error.Detail);
}
