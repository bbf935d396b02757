namespace Kashf.Functions.Hosting.Requests;

/// <summary>One element of a list in a request: its value, or why it can't be read. One bad element never costs the others.</summary>
/// <param name="Field">The field that the error is about; null where it is the element as a whole.</param>
public readonly record struct Element<T>(T? Value, string? Error, string? Field = null);
