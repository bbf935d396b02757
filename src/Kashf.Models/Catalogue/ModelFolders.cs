using Microsoft.Extensions.Options;

namespace Kashf.Models.Catalogue;

/// <summary>The models that are installed: those beside the program, then those in the operator's folder.</summary>
public sealed class ModelFolders(IOptions<ModelOptions> options)
{
    private readonly Lock reading = new();
    private FolderContents? contents;

    /// <summary>Every model that can be read; of two with one id the first alone.</summary>
    public IReadOnlyList<InstalledModel> Models => Contents.Models;

    /// <summary>Files that look like models and can't be used.</summary>
    public IReadOnlyList<UnusableFile> Unusable => Contents.Unusable;

    private FolderContents Contents
    {
        get
        {
            lock (reading)
                return contents ??= FolderContents.Read(options.Value.BuiltInPath, options.Value.Folder);
        }
    }

    /// <summary>Looks into the folders again at the next question.</summary>
    public void Refresh()
    {
        lock (reading)
            contents = null;
    }

    /// <exception cref="ModelUnavailableException">There is none of this id, or it has another role.</exception>
    public InstalledModel Find(string id, ModelRole role)
    {
        var model = Models.FirstOrDefault(model => model.Description.Id == id);
        if (model is null)
            throw new ModelUnavailableException($"The model {id} is not installed{WhyNot(id)}. `kashf models list` shows what is.");
        if (model.Description.Role != role)
            throw new ModelUnavailableException(
                $"The model {id} has the role {model.Description.RoleName}, not {ModelDescriptionReader.Name(role)}.");
        return model;
    }

    private string WhyNot(string id) =>
        Unusable.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file.File) == id) is { } file ? $": {file.File}: {file.Reason}" : "";
}
