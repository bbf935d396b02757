namespace Kashf.Core.Search;

/// <summary>Among which items of a dataset to search.</summary>
/// <param name="Reported">Only items with reports, or only those without; null: all.</param>
/// <param name="TagId">Only items that a person reported on this tag, or, in datasets of images and faces, on which the
/// model found it; null: all.</param>
public readonly record struct SearchFilter(bool? Reported, long? TagId);
