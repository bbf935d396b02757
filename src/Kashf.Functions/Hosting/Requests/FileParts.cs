using Kashf.Core.Results;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>What an endpoint does with the files of a multipart request, each as it streams by.</summary>
/// <param name="MostBytes">Of the whole request.</param>
/// <param name="TakeAsync">Given a field's name and its file's content; returns why it is refused, null where it is not.</param>
public sealed record FileParts(long MostBytes, Func<string, Stream, CancellationToken, Task<Error?>> TakeAsync);
