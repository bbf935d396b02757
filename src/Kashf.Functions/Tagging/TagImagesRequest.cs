using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tagging;

public sealed record TagImagesRequest : IValidatableObject
{
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Description("Addresses of the images to tag. Instead of them, or besides, multipart/form-data may bring the files themselves as image_file, which may be repeated.")]
    public Elements<string> ImageUrls { get; init; } = new([], 0);

    [Description(TaskFields.Wait)]
    public bool Wait { get; init; } = true;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description(TaskFields.TaskIds)]
    public IReadOnlyList<string>? TaskIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description(TaskFields.TasksIds)]
    public IReadOnlyList<string>? TasksIds { get; init; }

    // With fewer, even where every one hangs, no request takes so long that an equal one could have left it to a job.
    private const int ManyImages = 24;

    internal IReadOnlyList<string>? AskedTasks => TaskIds ?? TasksIds;

    internal bool HasMany => ImageUrls.Count >= ManyImages;

    internal IReadOnlyList<string> ReadableUrls => [.. ImageUrls.Where(element => element.Error is null).Select(element => element.Value!)];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AskedTasks is { } tasks ? TaskFields.Check(tasks) : CheckFields();

    /// <summary>The same with files that came with it, under their addresses on this server.</summary>
    internal TagImagesRequest With(IReadOnlyList<Element<string>> uploads) => uploads.Count == 0 ? this : this with
    {
        ImageUrls = new([.. ImageUrls, .. uploads], ImageUrls.Count + uploads.Count),
    };

    /// <summary>The same for at most so many of its images.</summary>
    internal TagImagesRequest Part(int first, int most)
    {
        var part = ImageUrls.Skip(first).Take(most).ToList();
        return this with { ImageUrls = new(part, part.Count) };
    }

    /// <summary>An answer for each element: those of the readable ones in order, and why the others can't be read.</summary>
    internal List<TaggedImageAnswer> Answers(IEnumerable<TaggedImageAnswer> ofReadable)
    {
        using var next = ofReadable.GetEnumerator();
        return [.. ImageUrls.Select(element => element.Error is null && next.MoveNext()
            ? next.Current
            : new TaggedImageAnswer { ImageUrl = null, Error = element.Error })];
    }

    private IEnumerable<ValidationResult> CheckFields()
    {
        if (string.IsNullOrWhiteSpace(Dataset))
            yield return new ValidationResult("is required", ["dataset"]);
        if (ImageUrls is null)
            yield return new ValidationResult("must be a list of addresses", ["image_urls"]);
    }
}
