using Kashf.Core.Images;

namespace Kashf.Core.Reports;

/// <summary>What is stored of an image after a report.</summary>
/// <param name="Box">The face that the report was taken to mean; null in a dataset of images.</param>
public sealed record ReportedImage(ReportedItem Item, PixelBox? Box);
