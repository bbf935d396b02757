namespace Kashf.Core.Tags;

/// <summary>What a deletion took with it.</summary>
public sealed record DeletedTag(string DatasetSlug, long Reports);
