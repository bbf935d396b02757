namespace Kashf.Core.Tags;

/// <summary>What an update of a tag sets; null leaves as it is.</summary>
/// <param name="ParentId">The tag above; 0 for none.</param>
public sealed record TagChange(string Title, bool? Active, long? ParentId);
