using System.ComponentModel.DataAnnotations;
using Kashf.Models.Catalogue;

namespace Kashf.Models;

/// <summary>Which models are used, and how they are run. Bound to the section <c>Models</c>.</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    private const string Id = @"^[A-Za-z0-9._-]{1,100}$";

    /// <summary>The operator's folder, where added models lie beside the built-in ones. Default: none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The folder of the models that come with the program; relative to the program. Default <c>models</c>.</summary>
    [Required]
    public string BuiltInFolder { get; init; } = "models";

    /// <summary>The model that encodes images.</summary>
    [RegularExpression(Id)]
    public string ImageEncoder { get; init; } = "image-fast";

    /// <summary>The model that finds faces.</summary>
    [RegularExpression(Id)]
    public string FaceDetector { get; init; } = "face-detector";

    /// <summary>The model that finds 68 points of a face.</summary>
    [RegularExpression(Id)]
    public string FaceLandmarks { get; init; } = "face-landmarks";

    /// <summary>The model that embeds faces.</summary>
    [RegularExpression(Id)]
    public string FaceEmbedder { get; init; } = "face-embedder";

    /// <summary>How many runs go on at a time; 0, the default, for as many as there are processors.</summary>
    [Range(0, 256)]
    public int ConcurrentRuns { get; init; }

    /// <summary>Threads of one run. Default 1, which does most where requests come side by side.</summary>
    [Range(1, 256)]
    public int ThreadsPerRun { get; init; } = 1;

    /// <summary>Minutes without a run after which a model is unloaded. Default 15.</summary>
    [Range(0.01, 10_000)]
    public double IdleMinutes { get; init; } = 15;

    /// <summary>Whether the model is the one of its role.</summary>
    public bool Uses(ModelDescription model) => model.Id == model.Role switch
    {
        ModelRole.ImageEncoder => ImageEncoder,
        ModelRole.FaceDetector => FaceDetector,
        ModelRole.FaceLandmarks => FaceLandmarks,
        _ => FaceEmbedder,
    };

    internal string BuiltInPath => Path.Combine(AppContext.BaseDirectory, BuiltInFolder);

    internal int Turns => ConcurrentRuns > 0 ? ConcurrentRuns : Environment.ProcessorCount;
}
