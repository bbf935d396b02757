namespace Kashf.Core.Learning;

/// <summary>What a training of a dataset made, whatever its items are. Immutable; any number of threads may ask at once.</summary>
public interface ITagModel
{
    /// <summary>The tags that it knows, in the order of thresholds and probabilities.</summary>
    IReadOnlyList<long> TagIds { get; }

    /// <summary>For each tag the probability from which it is answered, 0 to 1.</summary>
    IReadOnlyList<float> Thresholds { get; }

    /// <summary>What the model takes in memory, in bytes.</summary>
    long SizeInBytes { get; }

    /// <summary>Writes the model; the stream stays open.</summary>
    void Write(Stream destination);
}
