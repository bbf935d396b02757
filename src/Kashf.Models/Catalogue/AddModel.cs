using Kashf.Core.Results;
using Kashf.Media.Download;
using Microsoft.Extensions.Options;

namespace Kashf.Models.Catalogue;

/// <summary>Adds a model to the operator's folder: one of <see cref="DownloadableModels"/>, or a file with its JSON beside it.</summary>
public sealed class AddModel(ModelFolders folders, DownloadClient downloads, IOptions<ModelOptions> options)
{
    /// <summary>Nothing is kept of a model whose hash is another, or that is not what its description says.</summary>
    /// <param name="idOrFile">The id of a downloadable model, or the path of an ONNX file.</param>
    /// <param name="cancellation">Ends a download; nothing of it stays.</param>
    public async Task<Result<InstalledModel>> RunAsync(string idOrFile, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(options.Value.Folder))
            return new Error(ErrorKind.Conflict, "no-models-folder", "No folder is set for added models: set Models__Folder.");
        if (Existing(idOrFile) is { } here)
            return here;
        var downloadable = DownloadableModels.All.FirstOrDefault(model => model.Model.Id == idOrFile);
        if (downloadable is not null)
            return await DownloadAsync(downloadable, options.Value.Folder, cancellation);
        return idOrFile.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)
            ? CopyFile(idOrFile, options.Value.Folder)
            : new Error(ErrorKind.NotFound, "unknown-model",
                $"{idOrFile} is neither a model to download ({string.Join(", ", DownloadableModels.All.Select(model => model.Model.Id))}) nor a file NAME.onnx.");
    }

    internal async Task<Result<InstalledModel>> DownloadAsync(DownloadableModel model, string folder, CancellationToken cancellation)
    {
        using var arrival = new ModelArrival(folder);
        await using (var file = File.Create(arrival.File))
        {
            var downloaded = await downloads.DownloadAsync(model.Url, file, new(model.Bytes), cancellation);
            if (!downloaded.IsSuccess)
                return downloaded.Error;
            if (downloaded.Value.Length != model.Bytes)
                return new Error(ErrorKind.Unprocessable, "model-length", $"{model.Url} has {downloaded.Value.Length} bytes, not {model.Bytes}: it is another file now.");
        }

        return Accept(arrival, model.Model, model.Url.AbsoluteUri);
    }

    private Result<InstalledModel> CopyFile(string file, string folder)
    {
        var json = Path.ChangeExtension(file, ".json");
        if (!File.Exists(file) || !File.Exists(json))
            return new Error(ErrorKind.NotFound, "model-file", $"There is no {(File.Exists(file) ? json : file)}. A model is NAME.onnx with NAME.json beside it.");
        var description = ModelDescriptionReader.Read(File.ReadAllBytes(json));
        if (!description.IsSuccess)
            return description.Error with { Detail = $"{json}: {description.Error.Detail}" };
        if (Existing(description.Value.Id) is { } existing)
            return existing;
        using var arrival = new ModelArrival(folder);
        File.Copy(file, arrival.File);
        return Accept(arrival, description.Value with { Sha256 = description.Value.Sha256 ?? ModelCheck.Sha256(arrival.File) }, file);
    }

    private Error? Existing(string id) => folders.Models.FirstOrDefault(model => model.Description.Id == id) is { } model
        ? new Error(ErrorKind.Conflict, "model-exists", $"The model {id} is installed already, as {model.File}.")
        : null;

    private Result<InstalledModel> Accept(ModelArrival arrival, ModelDescription description, string from)
    {
        if (ModelCheck.Complaint(new(description, arrival.File, IsBuiltIn: false)) is { } complaint)
            return new Error(ErrorKind.Unprocessable, "model-refused", complaint.Replace(arrival.File, from, StringComparison.Ordinal));
        var file = arrival.Keep(description);
        folders.Refresh();
        return new InstalledModel(description, file, IsBuiltIn: false);
    }
}
