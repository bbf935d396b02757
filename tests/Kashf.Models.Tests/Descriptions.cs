using Kashf.Models.Catalogue;

namespace Kashf.Models.Tests;

/// <summary>Descriptions that tests change with <c>with</c>.</summary>
internal static class Descriptions
{
    /// <summary>Of an encoder whose input is 8 × 8 and whose output, 192 numbers, is the input.</summary>
    public static readonly ModelDescription Encoder = new()
    {
        Id = "small",
        Role = ModelRole.ImageEncoder,
        Input = new() { Width = 8, Height = 8 },
        Output = new() { Dimension = 192 },
    };
}
