namespace Kashf.Functions.Hosting.Requests;

/// <summary>One element of a list in a request: its value, or why it can't be read. One bad element never costs the others.</summary>
/// <param name="Field">The field that the error is about; null where it is the element as a whole.</param>
/// <param name="Refused">What was sent in place of a value, as JSON; a request that is stored keeps it.</param>
public readonly record struct Element<T>(T? Value, string? Error, string? Field = null, string? Refused = null);
