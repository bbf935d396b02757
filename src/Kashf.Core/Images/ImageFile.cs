namespace Kashf.Core.Images;

/// <summary>The file of an image that was opened.</summary>
/// <param name="Hash">SHA-256, 64 lower-case hex digits.</param>
/// <param name="IsKept">Whether a copy of it is among the account's files.</param>
public sealed record ImageFile(string Hash, bool IsKept);
