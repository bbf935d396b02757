using Kashf.Bench.Text;

namespace Kashf.Bench.Images;

/// <summary>A model file that an operator supplies, with the JSON that he writes beside it, in a folder of its own.</summary>
internal sealed class SuppliedModel : IDisposable
{
    private const string Id = "mobilenetv2-0.35-imagenet";

    private const string Description = """
        {
          "id": "mobilenetv2-0.35-imagenet",
          "role": "image-encoder",
          "input": {"width": 224, "height": 224, "colours": "rgb", "mean": [127.5], "scale": [0.007843138], "layout": "nchw"},
          "output": {"name": "features", "dimension": 1280, "square_root": true}
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kashf-bench-models");

    private SuppliedModel(string file)
    {
        File.Copy(file, Path.Combine(folder.FullName, $"{Id}.onnx"));
        File.WriteAllText(Path.Combine(folder.FullName, $"{Id}.json"), Description);
    }

    public (string, string)[] Settings => [("Models:Folder", folder.FullName), ("Models:ImageEncoder", Id)];

    /// <returns>Null where the file is not beside the repository.</returns>
    public static SuppliedModel? Find()
    {
        var file = Path.Combine(Repository.Root(), "..", "shared", "models", "mobilenetv2_0.35_imagenet_features.onnx");
        return File.Exists(file) ? new SuppliedModel(file) : null;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
