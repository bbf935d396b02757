namespace Kashf.TestServices.Faults;

/// <summary>What a store answered, whole.</summary>
internal sealed record ProxiedAnswer(int Status, IReadOnlyList<(string Name, string[] Values)> Headers, byte[] Body);
