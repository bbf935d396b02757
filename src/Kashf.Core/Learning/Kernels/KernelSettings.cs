namespace Kashf.Core.Learning.Kernels;

/// <summary>What is chosen by held-out scores.</summary>
/// <param name="Gamma">Of the Gaussian kernel exp(-gamma d), with d in the units of <see cref="VectorDistances"/>.</param>
/// <param name="Ridge">What is added to the diagonal: the more, the less a single row counts.</param>
internal readonly record struct KernelSettings(double Gamma, double Ridge)
{
    /// <summary>What there is to choose from.</summary>
    public static IReadOnlyList<KernelSettings> All { get; } =
    [
        .. from gamma in new[] { 0.3, 0.6, 1 }
           from ridge in new[] { 0.02, 0.2 }
           select new KernelSettings(gamma, ridge),
    ];
}
