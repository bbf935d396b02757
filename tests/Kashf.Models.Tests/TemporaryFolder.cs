using Kashf.Models.Catalogue;

namespace Kashf.Models.Tests;

/// <summary>A models folder of a test's own.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kashf-models-").FullName;

    /// <summary>Writes NAME.onnx and, unless it is null, NAME.json.</summary>
    /// <returns>The ONNX file.</returns>
    public string Write(string name, byte[] model, string? json)
    {
        var file = System.IO.Path.Combine(Path, name + ".onnx");
        File.WriteAllBytes(file, model);
        if (json is not null)
            File.WriteAllText(System.IO.Path.ChangeExtension(file, ".json"), json);
        return file;
    }

    /// <summary>Writes a model with its description.</summary>
    public InstalledModel Install(ModelDescription description, byte[] model) =>
        new(description, Write(description.Id, model, System.Text.Encoding.UTF8.GetString(ModelDescriptionReader.Write(description))), IsBuiltIn: false);

    public ModelFolders Folders() => new(Microsoft.Extensions.Options.Options.Create(Options()));

    /// <summary>With this folder, and without built-in models.</summary>
    public ModelOptions Options() => new() { Folder = Path, BuiltInFolder = "no-models" };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
