namespace Kashf.Server.Durable;

/// <summary>How the durable engine runs.</summary>
internal sealed class DurableOptions
{
    public string DatabasePath { get; set; } = "durable.db";

    public int MaxConcurrentActivities { get; set; } = Environment.ProcessorCount;

    public int MaxConcurrentOrchestrators { get; set; } = Environment.ProcessorCount;

    /// <summary>How long an activity may run; null means as long as it likes.</summary>
    public TimeSpan? FunctionTimeout { get; set; }

    /// <summary>How long a stop waits for running activities before it cancels them, and again after.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The version of instances that are started without one.</summary>
    public string DefaultVersion { get; set; } = "";

    public void ThrowIfInvalid()
    {
        ArgumentException.ThrowIfNullOrEmpty(DatabasePath);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentActivities, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentOrchestrators, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ShutdownGrace, TimeSpan.Zero);
        if (FunctionTimeout is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(FunctionTimeout));
        }
    }
}
