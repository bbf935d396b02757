namespace Kashf.Bench.Scale;

/// <summary>Where the documents of a dataset lie.</summary>
internal enum Layout
{
    /// <summary>In one stretch, as the hierarchical key lays them: few physical partitions, and queries ask those alone.</summary>
    Together,

    /// <summary>Over all physical partitions, as a hash of dataset and bucket would lay them: queries ask every one.</summary>
    Spread,
}
