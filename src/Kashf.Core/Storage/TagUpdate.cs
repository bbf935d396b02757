using Kashf.Core.Tags;

namespace Kashf.Core.Storage;

/// <summary>How an update of a tag ended.</summary>
/// <param name="Stored">The stored tag with its new ETag; null where nothing was stored.</param>
/// <param name="TitleExists">The reason was another tag of the dataset with this title; otherwise the tag changed meanwhile or is gone.</param>
public readonly record struct TagUpdate(Tag? Stored, bool TitleExists);
