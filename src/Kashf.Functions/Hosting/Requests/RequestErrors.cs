using Kashf.Core.Results;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Refusals of bodies that can't be read.</summary>
internal static class RequestErrors
{
    public const string MalformedCode = "json-malformed";

    public static readonly Error Empty = new(ErrorKind.Invalid, "body-missing", "the body is empty; send JSON, or a form");

    public static readonly Error NotUtf8 = new(ErrorKind.Invalid, "body-not-utf8", "the body is not valid UTF-8; encode it so");

    public static readonly Error BadForm = new(ErrorKind.Invalid, "form-malformed", "the body is not the form that its Content-Type says, or has more or longer fields than are taken");

    public static Error TooLarge(long limit) =>
        new(ErrorKind.TooLarge, "body-too-large", $"the body has more than {limit:N0} bytes; send fewer items a request");

    public static Error Malformed(long line, long position) =>
        new(ErrorKind.Invalid, MalformedCode, $"the body is not valid JSON: look at line {line + 1}, byte {position + 1}");

    public static Error TooManyValues(int limit) =>
        new(ErrorKind.TooLarge, "form-too-many-values", $"the form has more than {limit:N0} values; send fewer items a request");

    public static Error UnsupportedMediaType(string contentType) =>
        new(ErrorKind.UnsupportedMediaType, "media-type-unsupported",
            $"'{contentType}' can't be read here; send application/json, application/x-www-form-urlencoded or multipart/form-data");

    public static Error UnsupportedEncoding(string encoding) =>
        new(ErrorKind.UnsupportedMediaType, "content-encoding-unsupported", $"a body encoded with '{encoding}' can't be read here; send it plain");
}
