namespace Kashf.Models.Catalogue;

/// <summary>What of a model's answer is used.</summary>
public sealed record ModelOutput
{
    /// <summary>Any tensor that the model computes, also one in its middle; null for the only output there is.</summary>
    public string? Name { get; init; }

    /// <summary>Length of the vector that comes of it, 1 to 16,384; 0 where the role makes no vector.</summary>
    public int Dimension { get; init; }

    public ModelPooling Pooling { get; init; }

    /// <summary>Whether each number is replaced by its square root, which keeps its sign, before the vector is brought to length 1.</summary>
    public bool SquareRoot { get; init; }

    /// <summary>What the numbers of a face detector mean; other roles have none.</summary>
    public DetectorOutput? Detector { get; init; }
}
