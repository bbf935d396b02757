namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function learns of its schedule.</summary>
public class TimerInfo
{
    /// <summary>The last and next runs, where the schedule is monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run is later than scheduled.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>The last and next runs of a schedule.</summary>
public class ScheduleStatus
{
    /// <summary>The last recorded run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next expected run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this record was written.</summary>
    public DateTime LastUpdated { get; set; }
}
