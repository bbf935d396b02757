namespace Kashf.Core.Reports;

/// <summary>A report to store: the image, and the word on one tag.</summary>
public readonly record struct ImageReport(string Url, TagReport Report);
