namespace Kashf.Core.Results;

/// <summary>What sort of refusal an <see cref="Error"/> is; the HTTP layer maps each to one status.</summary>
public enum ErrorKind
{
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    TooLarge,
    UnsupportedMediaType,
    Unprocessable,
    Internal,
    Unavailable,
}
