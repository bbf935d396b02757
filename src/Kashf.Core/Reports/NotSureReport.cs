using Kashf.Core.Items;

namespace Kashf.Core.Reports;

/// <summary>A report that the model, which was not shown it, contradicts.</summary>
/// <param name="Probability">The tag's held-out probability for the item, 0 to 1.</param>
public sealed record NotSureReport(Item Item, TagReport Report, float Probability);
