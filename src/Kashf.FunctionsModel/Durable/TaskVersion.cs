namespace Microsoft.DurableTask;

/// <summary>The version of an orchestration; equal in any case.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    private readonly string? version;

    /// <summary>A version.</summary>
    /// <param name="version">Null means unversioned.</param>
    public TaskVersion(string? version) => this.version = version;

    /// <summary>The version; empty when unversioned.</summary>
    public string Version => version ?? string.Empty;

    /// <summary>The version as a string.</summary>
    /// <param name="value">The version.</param>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>A string as a version.</summary>
    /// <param name="value">The version.</param>
    public static implicit operator TaskVersion(string? value) => new(value);

    /// <summary>Same version in any case.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another version.</param>
    public static bool operator ==(TaskVersion left, TaskVersion right) => left.Equals(right);

    /// <summary>Different versions.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another version.</param>
    public static bool operator !=(TaskVersion left, TaskVersion right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) => string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode(StringComparison.OrdinalIgnoreCase);
}
