namespace Kashf.Core.Learning;

/// <summary>One of the binary problems that are solved together.</summary>
/// <param name="Tag">The index of the tag.</param>
/// <param name="HeldOut">The fold left out; <see cref="FoldAssignment.None"/> learns from all rows.</param>
/// <param name="Settings">Strength, and the columns that it may use.</param>
internal readonly record struct Lane(int Tag, int HeldOut, LinearSettings Settings)
{
    /// <summary>Tags without each of the folds and with all rows.</summary>
    public static Lane[] All(int tags, int folds, LinearSettings settings) =>
    [
        .. Enumerable.Range(0, tags).SelectMany(tag =>
            Enumerable.Range(FoldAssignment.None, folds + 1).Select(heldOut => new Lane(tag, heldOut, settings))),
    ];
}
