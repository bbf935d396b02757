namespace Kashf.Models.Catalogue;

/// <summary>What lies in the models folders: each model is NAME.onnx with NAME.json beside it.</summary>
internal sealed record FolderContents(IReadOnlyList<InstalledModel> Models, IReadOnlyList<UnusableFile> Unusable)
{
    public static FolderContents Read(string builtIn, string? operators)
    {
        var models = new List<InstalledModel>();
        var unusable = new List<UnusableFile>();
        Add(builtIn, isBuiltIn: true, models, unusable);
        if (!string.IsNullOrEmpty(operators) && Path.GetFullPath(operators) != Path.GetFullPath(builtIn))
            Add(operators, isBuiltIn: false, models, unusable);
        return new(models, unusable);
    }

    private static void Add(string folder, bool isBuiltIn, List<InstalledModel> models, List<UnusableFile> unusable)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.onnx").Order(StringComparer.Ordinal))
        {
            var json = Path.ChangeExtension(file, ".json");
            if (!File.Exists(json))
            {
                unusable.Add(new(file, $"there is no {Path.GetFileName(json)} beside it, which says what the model takes and answers"));
                continue;
            }

            var description = ModelDescriptionReader.Read(File.ReadAllBytes(json));
            if (!description.IsSuccess)
                unusable.Add(new(file, $"{Path.GetFileName(json)}: {description.Error.Detail}"));
            else if (models.FirstOrDefault(model => model.Description.Id == description.Value.Id) is { } same)
                unusable.Add(new(file, $"{same.File} has the same id, {description.Value.Id}"));
            else
                models.Add(new(description.Value, file, isBuiltIn));
        }
    }
}
