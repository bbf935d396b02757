namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity; equal in any case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    private readonly string? name;

    /// <summary>Names a task.</summary>
    /// <param name="name">The name.</param>
    public TaskName(string name) => this.name = name;

    /// <summary>The name; empty for the default value.</summary>
    public string Name => name ?? string.Empty;

    /// <summary>The name as a string.</summary>
    /// <param name="value">The task's name.</param>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>A string as a name.</summary>
    /// <param name="value">The task's name.</param>
    public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new(value);

    /// <summary>Same name in any case.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">Another name.</param>
    public static bool operator ==(TaskName left, TaskName right) => left.Equals(right);

    /// <summary>Different names.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">Another name.</param>
    public static bool operator !=(TaskName left, TaskName right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
