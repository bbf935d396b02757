namespace Kashf.Core.Storage;

/// <summary>How much room files take.</summary>
/// <param name="Used">Bytes of those that were asked for.</param>
/// <param name="Free">Bytes that can be stored yet; null where the store tells of no end.</param>
public sealed record FileSpace(long Used, long? Free);
