namespace Kashf.Functions.Hosting.Requests;

/// <summary>One element of a list in a request: its value, or why it can't be read. One bad element never costs the others.</summary>
public readonly record struct Element<T>(T? Value, string? Error);
