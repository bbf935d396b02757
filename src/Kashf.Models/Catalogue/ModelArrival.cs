namespace Kashf.Models.Catalogue;

/// <summary>A model's file on its way into a folder; gone again unless it is kept.</summary>
internal sealed class ModelArrival : IDisposable
{
    private readonly string folder;

    public ModelArrival(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        File = Path.Combine(this.folder, $"{Guid.NewGuid():N}.arriving");
    }

    public string File { get; }

    /// <summary>Gives the file its name, and puts the JSON beside it first: a model without one can't be used.</summary>
    public string Keep(ModelDescription description)
    {
        var target = Path.Combine(folder, description.Id + ".onnx");
        System.IO.File.WriteAllBytes(Path.ChangeExtension(target, ".json"), ModelDescriptionReader.Write(description));
        System.IO.File.Move(File, target, overwrite: true);
        return target;
    }

    public void Dispose() => System.IO.File.Delete(File);
}
