namespace Kashf.Functions.Hosting.OpenApi;

/// <summary>One path and method, with what its function says of itself.</summary>
internal sealed record DescribedEndpoint(string Name, string Path, string Method, OperationAttribute Operation);
