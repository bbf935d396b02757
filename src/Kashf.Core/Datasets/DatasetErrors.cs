using Kashf.Core.Results;

namespace Kashf.Core.Datasets;

/// <summary>Refusals that concern datasets.</summary>
public static class DatasetErrors
{
    public static Error NotFound(string slug) =>
        Error.Field(ErrorKind.NotFound, "dataset-not-found", "dataset", $"there is no dataset '{slug}'; list_datasets names yours");

    public static Error SlugExists(string slug) =>
        Error.Field(ErrorKind.Conflict, "dataset-slug-exists", "slug", $"you have a dataset '{slug}' already; choose another slug");

    public static Error WrongType(Dataset dataset, params IReadOnlyList<DatasetType> needed) =>
        Error.Field(ErrorKind.Invalid, "dataset-type-mismatch", "dataset",
            $"'{dataset.Slug}' is a dataset of type {dataset.Type.ToWireName()}; this endpoint needs {string.Join(" or ", needed.Select(type => type.ToWireName()))}");

    public static Error NotTrained(string slug) =>
        Error.Field(ErrorKind.Conflict, "dataset-not-trained", "dataset", $"'{slug}' has no trained model; report examples, then call train_dataset");

    public static Error TrainedWithAnotherModel(string slug, string encoderId) =>
        Error.Field(ErrorKind.Conflict, "dataset-trained-with-another-model", "dataset",
            $"'{slug}' was trained with the model '{encoderId}', which does not look at images here any more; call train_dataset");

    public static Error Busy(Dataset dataset) =>
        Error.Field(ErrorKind.Conflict, "dataset-busy", "dataset",
            $"another job works on '{dataset.Slug}' (state {dataset.State.ToString().ToLowerInvariant()}); wait until dataset_info tells that it ended, then send the request again");

    public static Error Changed { get; } =
        new(ErrorKind.Conflict, "concurrent-change", "the record was changed by another request at the same moment; send the request again");

    public static Error TooMany(int limit) =>
        Error.Field(ErrorKind.Conflict, "too-many-datasets", "slug", $"an account holds at most {limit:N0} datasets; delete one first");
}
