namespace Kashf.Core.Learning;

/// <summary>One of the binary problems that are solved together.</summary>
/// <param name="Tag">The index of the tag.</param>
/// <param name="HeldOut">The fold left out; <see cref="FoldAssignment.None"/> learns from all rows.</param>
/// <param name="Strength">The cost of an error against the length of the weights.</param>
internal readonly record struct Lane(int Tag, int HeldOut, float Strength)
{
    /// <summary>Tags without each of the folds and with all rows.</summary>
    public static Lane[] All(int tags, int folds, float strength) =>
    [
        .. Enumerable.Range(0, tags).SelectMany(tag =>
            Enumerable.Range(FoldAssignment.None, folds + 1).Select(heldOut => new Lane(tag, heldOut, strength))),
    ];
}
