namespace Kashf.Models.Catalogue;

/// <summary>A model whose files are here.</summary>
/// <param name="Description">What its JSON says.</param>
/// <param name="File">The ONNX file.</param>
/// <param name="IsBuiltIn">Whether it came with the program.</param>
public sealed record InstalledModel(ModelDescription Description, string File, bool IsBuiltIn);
