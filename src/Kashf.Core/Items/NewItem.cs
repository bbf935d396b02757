using Kashf.Core.Reports;

namespace Kashf.Core.Items;

/// <summary>An item to add, and what is said of it.</summary>
/// <param name="Content">The text, or an image's URL.</param>
/// <param name="Reports">In order: where a tag stands twice, the last word wins. May be empty.</param>
public sealed record NewItem(string Content, IReadOnlyList<TagReport> Reports);
