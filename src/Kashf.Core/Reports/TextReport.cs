namespace Kashf.Core.Reports;

/// <summary>A report to store: the text, and the word on one tag of the dataset.</summary>
public readonly record struct TextReport(string Content, TagReport Report);
