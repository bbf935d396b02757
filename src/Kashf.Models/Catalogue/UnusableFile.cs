namespace Kashf.Models.Catalogue;

/// <summary>A file in a models folder that can't be used as a model, and why.</summary>
public sealed record UnusableFile(string File, string Reason);
