namespace Kashf.Media.Download;

/// <summary>A file that was fetched.</summary>
/// <param name="Url">Where it was found in the end, after redirects.</param>
/// <param name="MediaType">As the server names it, e.g. <c>text/csv</c>, in lower case; null where it names none.</param>
/// <param name="Length">In bytes.</param>
public sealed record DownloadedFile(Uri Url, string? MediaType, long Length);
