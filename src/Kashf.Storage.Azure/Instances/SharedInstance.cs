using System.Text.Json.Serialization;

namespace Kashf.Storage.Azure.Instances;

/// <summary>An orchestration as every server sees it.</summary>
/// <param name="InstanceId">Chosen by whoever starts it; unique among all servers.</param>
/// <param name="Assignment">Changes whenever the instance is given to a server: by its start, and by being taken over.</param>
/// <param name="Owner">The server that runs it.</param>
/// <param name="Name">The orchestrator's.</param>
public sealed record SharedInstance(string InstanceId, string Assignment, string Owner, string Name)
{
    public string Version { get; init; } = "";

    /// <summary>The name of its status, e.g. <c>Running</c>.</summary>
    public required string Status { get; init; }

    public required bool IsFinished { get; init; }

    /// <summary>As JSON; so are all that follow but times.</summary>
    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public string? Failure { get; init; }

    public string? Tags { get; init; }

    /// <summary>UTC, by the clock of the server that started it.</summary>
    [JsonConverter(typeof(SortableTime))]
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC, by the clock of its owner.</summary>
    [JsonConverter(typeof(SortableTime))]
    public required DateTime UpdatedAt { get; init; }

    /// <summary>Not to begin before then; null begins at once.</summary>
    public DateTime? StartAt { get; init; }
}

/// <summary>An instance as it lies in the directory.</summary>
/// <param name="ETag">Changes with every write.</param>
public sealed record StoredInstance(SharedInstance Instance, string ETag);
